package io.oscar.reports.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which a report is answered with whatever is known.
 *
 * @param clock what tells the time
 * @param at the moment, or null for a report that may take as long as it needs
 */
public record Deadline(Clock clock, @Nullable Instant at) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** No deadline. */
  public static Deadline none(Clock clock) {
    return new Deadline(clock, null);
  }

  /** A deadline some time from now. */
  public static Deadline in(Duration time, Clock clock) {
    return new Deadline(clock, clock.instant().plus(time));
  }

  /** Whether the time is up. */
  public boolean isOver() {
    return at != null && !clock.instant().isBefore(at);
  }

  /** The time that is left, never negative and at most a day, as where there is no deadline. */
  public Duration remaining() {
    return remaining(LONGEST);
  }

  /** The time that is left, never negative, and at most {@code most}. */
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
