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
}
