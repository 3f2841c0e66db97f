package io.oscar.reports.source;

/**
 * Where processor time is on record.
 *
 * <p>Implementations keep nothing between calls and may be used by several threads at once.
 */
public interface UsageMeter {

  /**
   * Measures the processor time of services.
   *
   * <p>A meter that fails or doubts its figures says so in the status and never throws for a
   * failing system. "No such series" is a note, never a silent zero.
   */
  UsageReading measure(UsageRequest request);
}
