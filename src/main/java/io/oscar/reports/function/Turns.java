package io.oscar.reports.function;

import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.FairSlots;
import java.time.Duration;

/**
 * Lets some reports be made at once and the others wait. Without it, many reports together would
 * each get too little of the sources to finish.
 *
 * <p>Callers are served in turn, whoever asks for most, and no caller may have all turns or a queue
 * without an end.
 */
final class Turns {
  private static final int WAITING_FOR_EACH = 4;

  private final FairSlots<Object> turns;

  Turns(int atOnce) {
    this.turns =
        new FairSlots<>(
            atOnce, Math.max(1, atOnce - 1), Math.multiplyExact(WAITING_FOR_EACH, atOnce));
  }

  /**
   * Waits for a turn, for half of the time there is: the other half is left for the report.
   *
   * @throws TooManyReports if there was none, or the caller has too many calls waiting
   */
  Turn take(Caller caller, Deadline deadline) {
    Duration patience = deadline.remaining().dividedBy(2);
    try {
      var turn = turns.take(CallerKey.of(caller), patience);
      return turn.orElseThrow(TooManyReports::new)::close;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TooManyReports();
    }
  }

  /** A turn that is taken; closing it gives it to the next. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
