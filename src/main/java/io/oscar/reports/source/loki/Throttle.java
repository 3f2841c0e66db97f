package io.oscar.reports.source.loki;

/**
 * How many questions of one reading may be under way at once: fewer after each that took Loki too
 * long, one more again after many that did not. Four at a time take longer each than one at a time.
 */
final class Throttle {
  private static final int MOST = 4;
  private static final int ANSWERS_FOR_ONE_MORE = 50;

  private int allowed = MOST;
  private int running;
  private int answers;

  /** Waits for a turn; {@link #end} has to follow. */
  synchronized void begin() throws InterruptedException {
    while (running >= allowed) {
      wait();
    }
    running++;
  }

  /** A question has ended. */
  synchronized void end() {
    running--;
    notifyAll();
  }

  /** A question was answered in time. */
  synchronized void inTime() {
    answers++;
    if (answers >= ANSWERS_FOR_ONE_MORE && allowed < MOST) {
      allowed++;
      answers = 0;
    }
  }

  /** A question took longer than Loki gives it. */
  synchronized void late() {
    allowed = Math.max(1, allowed - 1);
    answers = 0;
  }
}
