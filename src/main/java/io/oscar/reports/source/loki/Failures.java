package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong so far while a log is read, and whether to go on. Shared by the threads that read
 * windows.
 *
 * <p>One window that cannot be had costs that window. The rest is given up when the report's time
 * is over, and when Loki fails again and again without a success in between.
 */
final class Failures {
  private static final String DEADLINE = "the report's deadline came first";
  private static final int MOST_IN_A_ROW = 40;
  // Each of these takes as long as a question may.
  private static final int MOST_SILENCES_IN_A_ROW = 12;
  // Each of these was tried several times already.
  private static final int MOST_BROKEN_IN_A_ROW = 4;

  private final LokiApi loki;
  private final Gaps gaps;
  private int inARow;
  private @Nullable String stopped;

  Failures(LokiApi loki, Gaps gaps) {
    this.loki = loki;
    this.gaps = gaps;
  }

  /** Something was answered. */
  synchronized void end() {
    inARow = 0;
  }

  /** Takes note of one more failure; false where it was the last one to be borne. */
  synchronized boolean isBearable(SourceFailure failure) {
    inARow++;
    boolean isBearable =
        inARow
            < switch (failure.kind()) {
              case UNREACHABLE, UNREADABLE -> MOST_BROKEN_IN_A_ROW;
              case TIMEOUT -> failure.isSilence() ? MOST_SILENCES_IN_A_ROW : MOST_IN_A_ROW;
              case BUSY, TOO_LARGE, REFUSED -> MOST_IN_A_ROW;
              case UNAUTHORIZED, UNSUPPORTED -> 0;
            };
    if (!isBearable) {
      stop(failure.getMessage());
    }
    return isBearable;
  }

  /** Gives up everything that is not read yet. */
  synchronized void stop(String reason) {
    if (stopped == null) {
      stopped = loki.isOver() ? DEADLINE : reason;
    }
  }

  /** Whether nothing more is to be asked. */
  synchronized boolean mustStop() {
    return stopped != null || loki.isOver();
  }

  /** A window is given up because of a failure. */
  void lose(Window window, SourceFailure failure) {
    gaps.add(window, loki.isOver() ? DEADLINE : failure.getMessage());
  }

  /** The lines of a window that were read could not be held against their number. */
  void doubt(Window window, String reason) {
    gaps.doubt(window, mustStop() ? reasonToStop() : reason);
  }

  /** A window is given up because of what is known of it. */
  void lose(Window window, String reason) {
    gaps.add(window, reason);
  }

  /** A window is given up together with everything that is not read yet. */
  void lose(Window window) {
    gaps.add(window, reasonToStop());
  }

  private synchronized String reasonToStop() {
    return stopped == null ? DEADLINE : stopped;
  }
}
