package io.oscar.reports.source;

import io.oscar.reports.report.SourceName;

/**
 * Where requests are on record.
 *
 * <p>Implementations keep nothing between calls and may be used by several threads at once.
 */
public interface RequestLog {

  /**
   * Tallies the requests of a range.
   *
   * <p>A log that fails, is slow or covers only part of the range returns what it has, with a
   * status that says what is missing: it never guesses and never throws for a failing system.
   */
  LogReading read(LogRequest request);

  /** The name under which a stream of this log appears in reports. */
  SourceName name(LogStream stream);
}
