package io.oscar.reports.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deadline at which a report is returned with the data available.
 *
 * @param clock the clock
 * @param at the deadline, or null for none
 */
public record Deadline(Clock clock, @Nullable Instant at) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** No deadline. */
  public static Deadline none(Clock clock) {
    return new Deadline(clock, null);
  }

  /** A deadline after some time from now. */
  public static Deadline in(Duration time, Clock clock) {
    return new Deadline(clock, clock.instant().plus(time));
  }

  /** Whether the deadline has passed. */
  public boolean isOver() {
    return at != null && !clock.instant().isBefore(at);
  }

  /** The remaining time, never negative; at most a day, also without a deadline. */
  public Duration remaining() {
    return remaining(LONGEST);
  }

  /** The remaining time, never negative, at most {@code most}. */
  public Duration remaining(Duration most) {
    if (at == null) {
      return most;
    }
    Duration left = Duration.between(clock.instant(), at);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(most) < 0 ? left : most;
  }
}
