package io.oscar.reports.source;

import io.oscar.reports.report.SourceName;

/**
 * A log of requests.
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface RequestLog {

  /**
   * Counts the requests of a range.
   *
   * <p>A log that fails, is slow or covers only part of the range returns partial data with a
   * status that says what is missing: it never estimates and never throws for a failing system.
   */
  LogReading read(LogRequest request);

  /** The name of a stream of this log in reports. */
  SourceName name(LogStream stream);
}
