package io.oscar.reports.source.directory;

import io.oscar.reports.source.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells how far files are read, by their bytes: a directory may be one large file. */
final class FileProgress {
  private final Progress.Reading reading;
  private final double bytes;
  private long size;
  private long position;

  /**
   * @param reading whom to tell
   * @param files all that will be read
   */
  FileProgress(Progress.Reading reading, List<Path> files) {
    this.reading = reading;
    this.bytes = Math.max(1, files.stream().mapToLong(FileProgress::size).sum());
  }

  /** A file is read next. */
  void begin(Path file) {
    size = size(file);
    position = 0;
  }

  /**
   * A part of the file was read.
   *
   * @param reached the place in the file, in bytes as they are stored; beyond the size that it had
   *     where it is written to meanwhile
   * @param lines how many lines the part held
   */
  void advance(long reached, long lines) {
    long end = Math.min(reached, size);
    reading.advance((end - position) / bytes, lines);
    position = end;
  }

  /** No more of the file is read. */
  void end(long lines) {
    advance(size, lines);
  }

  /** What cannot be looked at takes no time to read either. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }
}
