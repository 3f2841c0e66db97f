package io.oscar.reports.accesslog;

/** An access log format: recognises and parses its lines. */
interface Dialect {

  /** The position at which parsing starts, found cheaply; -1 if the line is of another dialect. */
  int start(String line);

  /**
   * Parses a line of this dialect; never throws.
   *
   * @param start the result of {@link #start} for the line
   */
  LogLine read(String line, int start);

  /**
   * The time of a line of this dialect in nanoseconds since 1970, if it is not in brackets as that
   * of the common log format is; {@link LogLine#NO_TIME} if it is, or is unreadable.
   *
   * @param start the result of {@link #start} for the line
   */
  default long time(String line, int start) {
    return LogLine.NO_TIME;
  }
}
