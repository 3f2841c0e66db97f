package io.oscar.reports.source.loki;

/**
 * Limits the concurrent queries of a reading adaptively: fewer after each timeout, one more after
 * many successes. Four concurrent queries take longer each than a single one.
 */
final class AdaptiveConcurrencyLimit {
  private static final int MOST = 4;
  private static final int ANSWERS_FOR_ONE_MORE = 50;

  private int allowed = MOST;
  private int running;
  private int answers;

  /** Acquires a permit; {@link #end} must follow. */
  synchronized void begin() throws InterruptedException {
    while (running >= allowed) {
      wait();
    }
    running++;
  }

  /** Releases a permit. */
  synchronized void end() {
    running--;
    notifyAll();
  }

  /** Records a query without a timeout. */
  synchronized void inTime() {
    answers++;
    if (answers >= ANSWERS_FOR_ONE_MORE && allowed < MOST) {
      allowed++;
      answers = 0;
    }
  }

  /** Records a query timeout. */
  synchronized void late() {
    allowed = Math.max(1, allowed - 1);
    answers = 0;
  }
}
