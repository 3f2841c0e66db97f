package io.oscar.reports.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether data that start or end within a range are incomplete.
 *
 * <p>Retention and look-back limits shorten a range silently. Without older data, a gap before the
 * first datum is normal only if gaps of that length are usual in the data.
 */
public final class DataExtentCheck {
  private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(10);
  private static final Duration SHORTEST_SILENCE_AT_THE_END = Duration.ofDays(1);
  private static final int ORDINARY_SILENCES = 10;

  private DataExtentCheck() {}

  /**
   * The note on data that start too late to cover a range, or null if they cover it.
   *
   * @param start the start of the range
   * @param oldest the time of the first datum
   * @param end the end of the range, or now if that is earlier
   * @param data the number of data from the oldest to the end
   */
  public static @Nullable String lateBeginning(
      Instant start, Instant oldest, Instant end, long data) {
    Duration silence = Duration.between(start, oldest);
    Duration covered = Duration.between(oldest, end);
    if (silence.compareTo(SHORTEST_SILENCE) <= 0 || covered.isNegative()) {
      return null;
    }
    Duration ordinary = covered.dividedBy(Math.max(1, data)).multipliedBy(ORDINARY_SILENCES);
    return silence.compareTo(ordinary) <= 0 ? null : "data begin at " + oldest + ": no older data";
  }

  /**
   * The note on data that end too early to cover a range, or null if they cover it. A log that is
   * still written may be silent for a night.
   *
   * @param oldest the time of the first datum, of whatever time
   * @param newest the time of the last datum
   * @param end the end of the range, or now if that is earlier
   * @param data the number of data from the oldest to the newest
   */
  public static @Nullable String earlyEnd(Instant oldest, Instant newest, Instant end, long data) {
    Duration silence = Duration.between(newest, end);
    Duration ordinary =
        Duration.between(oldest, newest)
            .dividedBy(Math.max(1, data))
            .multipliedBy(ORDINARY_SILENCES);
    boolean isOrdinary =
        silence.compareTo(SHORTEST_SILENCE_AT_THE_END) <= 0 || silence.compareTo(ordinary) <= 0;
    return isOrdinary ? null : "data end at " + newest + ": no newer data";
  }
}
