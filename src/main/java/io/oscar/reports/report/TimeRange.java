package io.oscar.reports.report;

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

  private static final Instant AFTER_LAST = Instant.parse("2262-01-01T00:00:00Z");

  /**
   * Whether a moment can be asked for: logs and their servers count nanoseconds since 1970 in 64
   * bits, which reach the year 2262.
   */
  public static boolean isRepresentable(Instant moment) {
    return !moment.isBefore(Instant.EPOCH) && moment.isBefore(AFTER_LAST);
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
