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

  /**
   * The same meter for several readers, who are told of different services in the same range: it
   * asks each of its questions once, and keeps the answers for as long as it is held.
   */
  default UsageMeter askingOnce() {
    return this;
  }
}
