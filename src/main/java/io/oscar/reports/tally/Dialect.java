package io.oscar.reports.tally;

/** One form of log line: recognises its own lines and reads them. */
interface Dialect {

  /** Whether a line is of this dialect, cheaply and without reading it. */
  boolean recognises(String line);

  /** Reads a line of this dialect; whatever the line holds, it never throws. */
  LogLine read(String line);
}
