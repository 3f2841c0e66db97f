package io.oscar.reports.function;

import io.oscar.reports.source.Deadline;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets some reports be made at once and the others wait, first come, first served. Without it, many
 * reports together would each get too little of the sources to finish.
 */
final class Turns {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final int atOnce;
  private final Semaphore turns;

  Turns(int atOnce) {
    this.atOnce = atOnce;
    this.turns = new Semaphore(atOnce, true);
  }

  /**
   * Waits for a turn, for half of the time there is: the other half is left for the report.
   *
   * @throws TooManyReports if there was none
   */
  Turn take(Deadline deadline) {
    Duration patience = deadline.remaining(LONGEST).dividedBy(2);
    try {
      if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TooManyReports(atOnce);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TooManyReports(atOnce);
    }
    return turns::release;
  }

  /** A turn that is taken; closing it gives it to the next. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
