package io.oscar.reports.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time a report covers: both ends are part of it, to the nanosecond.
 *
 * @param start the first moment
 * @param end the last moment, not before the start
 */
public record TimeRange(Instant start, Instant end) {

  /**
   * @throws InvalidRequest if the end is before the start
   */
  public TimeRange {
    if (end.isBefore(start)) {
      throw new InvalidRequest("end", "is before start (" + end + " < " + start + ")");
    }
  }

  /** The length of the default range. */
  public static final Duration DAY = Duration.ofHours(24);

  /** The 24 hours up to now. */
  public static TimeRange lastDay(Clock clock) {
    Instant now = clock.instant();
    return new TimeRange(now.minus(DAY), now);
  }

  /** Whether a moment lies in the range. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(start) && !moment.isAfter(end);
  }

  /** The part of the range up to a moment that is not before its start. */
  public TimeRange until(Instant moment) {
    return end.isAfter(moment) ? new TimeRange(start, moment) : this;
  }

  /** The time from the first moment to the last. */
  public Duration length() {
    return Duration.between(start, end);
  }

  /** In the form {@code START--END}, as notes and file names have it. */
  @Override
  public String toString() {
    return start + "--" + end;
  }
}
