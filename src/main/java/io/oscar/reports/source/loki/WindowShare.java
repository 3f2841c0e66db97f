package io.oscar.reports.source.loki;

import io.oscar.reports.source.Progress;

/**
 * Tells how much of the whole a window of a part is: by the bytes in it where the index tells them,
 * else by time.
 *
 * @param reading is told
 * @param density where the bytes of the whole lie
 * @param whole all that is to be read
 */
record WindowShare(Progress.Reading reading, DensityMap density, Window whole) {

  /** A window is done, whether it was counted, read or lost. */
  void done(LogPart part, Window window) {
    double all = density.isKnown() ? density.bytes(whole) : 0;
    double share = all > 0 ? part.density().bytes(window) / all : window.hours() / whole.hours();
    reading.advance(share, 0);
  }

  /** Lines were counted or read. */
  void lines(long lines) {
    reading.advance(0, lines);
  }
}
