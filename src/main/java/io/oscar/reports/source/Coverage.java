package io.oscar.reports.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a record that begins or ends inside a range can be missing its beginning or end.
 *
 * <p>Retention and look-back limits shorten a range without a word. Where nothing older is on
 * record, a silence before the first datum is normal only if it is of the kind that the data show
 * themselves.
 */
public final class Coverage {
  private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(10);
  private static final Duration SHORTEST_SILENCE_AT_THE_END = Duration.ofDays(1);
  private static final int ORDINARY_SILENCES = 10;

  private Coverage() {}

  /**
   * The note on a record that begins too late to cover a range, or null where it covers it.
   *
   * @param start the beginning of the range
   * @param oldest the first datum there is
   * @param end the end of the range, or now if that is earlier: nothing is on record of the future
   * @param data how many data there are from the oldest to the end
   */
  public static @Nullable String lateBeginning(
      Instant start, Instant oldest, Instant end, long data) {
    Duration silence = Duration.between(start, oldest);
    Duration covered = Duration.between(oldest, end);
    if (silence.compareTo(SHORTEST_SILENCE) <= 0 || covered.isNegative()) {
      return null;
    }
    Duration ordinary = covered.dividedBy(Math.max(1, data)).multipliedBy(ORDINARY_SILENCES);
    return silence.compareTo(ordinary) <= 0
        ? null
        : "data begin at " + oldest + ": nothing older is on record";
  }

  /**
   * The note on a record that ends too early to cover a range, or null where it covers it. What is
   * still being written may be silent for a night.
   *
   * @param oldest the first datum there is, of whatever time
   * @param newest the last datum there is, of whatever time
   * @param end the end of the range, or now if that is earlier
   * @param data how many data there are from the oldest to the newest
   */
  public static @Nullable String earlyEnd(Instant oldest, Instant newest, Instant end, long data) {
    Duration silence = Duration.between(newest, end);
    Duration ordinary =
        Duration.between(oldest, newest)
            .dividedBy(Math.max(1, data))
            .multipliedBy(ORDINARY_SILENCES);
    boolean isOrdinary =
        silence.compareTo(SHORTEST_SILENCE_AT_THE_END) <= 0 || silence.compareTo(ordinary) <= 0;
    return isOrdinary ? null : "data end at " + newest + ": nothing newer is on record";
  }
}
