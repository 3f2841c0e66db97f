package io.oscar.reports.source.loki;

import io.oscar.reports.source.Progress;

/**
 * Reports the progress of windows: by bytes if the index has volumes, else by time.
 *
 * @param reading receives the progress
 * @param histogram the volume histogram of the whole log
 * @param whole the intervals to read
 */
record WindowProgress(Progress.Task reading, VolumeHistogram histogram, Window whole) {

  /** Records a window as done, whether counted, read or failed. */
  void done(LogPart part, Window window) {
    double all = histogram.isKnown() ? histogram.bytes(whole) : 0;
    double share = all > 0 ? part.histogram().bytes(window) / all : window.hours() / whole.hours();
    reading.advance(share, 0);
  }

  /** Records lines that were counted or read. */
  void lines(long lines) {
    reading.advance(0, lines);
  }
}
