package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import org.jspecify.annotations.Nullable;

/**
 * Records failures while a log is read, and decides whether to continue. Shared by the reading
 * threads.
 *
 * <p>A failed window is a gap. The rest is abandoned at the report's deadline, or after repeated
 * failures without a success in between.
 */
final class FailurePolicy {
  private static final String DEADLINE = "report deadline exceeded";
  private static final int MOST_IN_A_ROW = 40;
  // Each of these takes a full query timeout.
  private static final int MOST_SILENCES_IN_A_ROW = 12;
  // Each of these was already retried.
  private static final int MOST_BROKEN_IN_A_ROW = 4;

  private final LokiApi loki;
  private final WindowGaps gaps;
  private int inARow;
  private @Nullable String stopped;

  FailurePolicy(LokiApi loki, WindowGaps gaps) {
    this.loki = loki;
    this.gaps = gaps;
  }

  /** Records a success. */
  synchronized void end() {
    inARow = 0;
  }

  /** Records a failure; returns false if it was the last one tolerated. */
  synchronized boolean canContinueAfter(SourceFailure failure) {
    inARow++;
    boolean canContinueAfter =
        inARow
            < switch (failure.kind()) {
              case UNREACHABLE, UNREADABLE -> MOST_BROKEN_IN_A_ROW;
              case TIMEOUT -> failure.isUnanswered() ? MOST_SILENCES_IN_A_ROW : MOST_IN_A_ROW;
              case BUSY, TOO_LARGE, REFUSED -> MOST_IN_A_ROW;
              case UNAUTHORIZED, UNSUPPORTED -> 0;
            };
    if (!canContinueAfter) {
      stop(failure.getMessage());
    }
    return canContinueAfter;
  }

  /** Abandons everything not read yet. */
  synchronized void stop(String reason) {
    if (stopped == null) {
      stopped = loki.isOver() ? DEADLINE : reason;
    }
  }

  /** Whether to stop querying. */
  synchronized boolean mustStop() {
    return stopped != null || loki.isOver();
  }

  /** Abandons a window after a failure. */
  void lose(Window window, SourceFailure failure) {
    gaps.add(window, loki.isOver() ? DEADLINE : failure.getMessage());
  }

  /** Records that the lines read of a window could not be verified against their count. */
  void doubt(Window window, String reason) {
    gaps.doubt(window, mustStop() ? reasonToStop() : reason);
  }

  /** Abandons a window for a reason. */
  void lose(Window window, String reason) {
    gaps.add(window, reason);
  }

  /** Abandons a window and everything not read yet. */
  void lose(Window window) {
    gaps.add(window, reasonToStop());
  }

  private synchronized String reasonToStop() {
    return stopped == null ? DEADLINE : stopped;
  }
}
