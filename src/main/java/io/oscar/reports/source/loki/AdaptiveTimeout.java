package io.oscar.reports.source.loki;

import java.time.Duration;

/**
 * The timeout of a Loki query. Shared by the reading threads.
 *
 * <p>A response larger than Loki's gRPC message limit (4 MB by default) never arrives, without an
 * error. So a timeout is first taken as a response that is too large; if a small query times out,
 * too, Loki is slow and the timeout is increased.
 */
final class AdaptiveTimeout {
  /** The initial timeout. */
  static final Duration FIRST = Duration.ofSeconds(10);

  // Loki's own query timeout is one minute by default.
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private Duration time;

  /**
   * @param first the initial timeout
   */
  AdaptiveTimeout(Duration first) {
    this.time = first;
  }

  /** The current timeout. */
  synchronized Duration time() {
    return time;
  }

  /** Records a small query that timed out. */
  synchronized void increaseAfter(Duration had) {
    if (had.compareTo(time) >= 0) {
      Duration longer = time.multipliedBy(3);
      time = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
  }
}
