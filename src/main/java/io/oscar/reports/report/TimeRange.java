package io.oscar.reports.report;

import java.time.Duration;
import java.time.Instant;

/**
 * The range of a report, inclusive at both ends, to the nanosecond.
 *
 * @param start the start
 * @param end the end, not before the start
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
   * Whether an instant is supported: logs and their servers use nanoseconds since 1970 in 64 bits,
   * up to the year 2262.
   */
  public static boolean isRepresentable(Instant moment) {
    return !moment.isBefore(Instant.EPOCH) && moment.isBefore(AFTER_LAST);
  }

  /** Whether an instant is in the range. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(start) && !moment.isAfter(end);
  }

  /** The range truncated at an instant that is not before its start. */
  public TimeRange until(Instant moment) {
    return end.isAfter(moment) ? new TimeRange(start, moment) : this;
  }

  /** The time from start to end. */
  public Duration length() {
    return Duration.between(start, end);
  }

  /** As {@code START--END}, the form in notes and file names. */
  @Override
  public String toString() {
    return start + "--" + end;
  }
}
