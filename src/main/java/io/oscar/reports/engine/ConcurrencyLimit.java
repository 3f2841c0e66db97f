package io.oscar.reports.engine;

import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.FairSemaphore;
import java.time.Duration;

/**
 * Limits concurrent reports; the others wait. Otherwise many reports would overload the sources and
 * none would finish in time.
 *
 * <p>Callers are served round robin, and no caller may hold all permits or queue without limit.
 */
final class ConcurrencyLimit {
  private static final int WAITING_FOR_EACH = 4;

  private final FairSemaphore<Object> concurrencyLimit;

  ConcurrencyLimit(int atOnce) {
    this.concurrencyLimit =
        new FairSemaphore<>(
            atOnce, Math.max(1, atOnce - 1), Math.multiplyExact(WAITING_FOR_EACH, atOnce));
  }

  /**
   * Waits for a permit for at most half of the remaining time, leaving the other half for the
   * report.
   *
   * @throws TooManyReports if none becomes free, or the caller has too many waiting calls
   */
  Permit take(Caller caller, Deadline deadline) {
    Duration patience = deadline.remaining().dividedBy(2);
    try {
      var permit = concurrencyLimit.take(CallerKey.of(caller), patience);
      return permit.orElseThrow(TooManyReports::new)::close;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TooManyReports();
    }
  }

  /** A permit; closing it releases it. */
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }
}
