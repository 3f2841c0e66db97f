package io.oscar.reports.tally;

/** One form of log line: recognises its own lines and reads them. */
interface Dialect {

  /**
   * Where a line's fields begin (which of them is the dialect's own affair), found cheaply; -1
   * where the line is of another dialect.
   */
  int start(String line);

  /**
   * Reads a line of this dialect; whatever the line holds, it never throws.
   *
   * @param start what {@link #start} gave for the line
   */
  LogLine read(String line, int start);
}
