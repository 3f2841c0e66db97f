package io.oscar.reports.source.loki;

import java.time.Duration;

/**
 * How long a question to Loki may take. Shared by the threads that read windows.
 *
 * <p>An answer that is larger than what Loki's parts accept of each other (4 MB of gRPC, as it
 * ships) never comes, and nothing says so. So silence is taken for an answer that is too large at
 * first; where a small question is not answered either, Loki is slow, and gets more time.
 */
final class Patience {
  /** The time of the first questions. */
  static final Duration FIRST = Duration.ofSeconds(10);

  // Loki itself gives up after a minute, unless it is told otherwise.
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private Duration time;

  /**
   * @param first the time that a question has at first
   */
  Patience(Duration first) {
    this.time = first;
  }

  /** The time that a question has. */
  synchronized Duration time() {
    return time;
  }

  /** A small question was not answered in the time it had. */
  synchronized void wasTooShort(Duration had) {
    if (had.compareTo(time) >= 0) {
      Duration longer = time.multipliedBy(3);
      time = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
  }
}
