package io.oscar.reports.source.directory;

import io.oscar.reports.source.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reports the progress of reading files, by bytes. */
final class FileProgress {
  private final Progress.Task reading;
  private final double bytes;
  private long size;
  private long position;

  /**
   * @param reading receives the progress
   * @param files all files to read
   */
  FileProgress(Progress.Task reading, List<Path> files) {
    this.reading = reading;
    this.bytes = Math.max(1, files.stream().mapToLong(FileProgress::size).sum());
  }

  /** Starts a file. */
  void begin(Path file) {
    size = size(file);
    position = 0;
  }

  /**
   * Reports a part of the file.
   *
   * @param reached the position in the file in stored bytes; may exceed the initial size if the
   *     file grows
   * @param lines the number of lines of the part
   */
  void advance(long reached, long lines) {
    long end = Math.min(reached, size);
    reading.advance((end - position) / bytes, lines);
    position = end;
  }

  /** Ends the file. */
  void end(long lines) {
    advance(size, lines);
  }

  /** An inaccessible file has size 0. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }
}
