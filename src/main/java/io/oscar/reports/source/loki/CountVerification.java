package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.loki.UnverifiedWindows.Tallied;
import java.util.List;

/**
 * Verifies tallies of windows against plain line counts, as long as Loki provides them. Shared by
 * the reading threads.
 */
final class CountVerification {
  private static final int MOST_FAILURES_IN_A_ROW = 3;

  private final WindowCounter counter;
  private int failuresInARow;
  private String lastFailure = "";

  CountVerification(WindowCounter counter) {
    this.counter = counter;
  }

  /** The result of verifying adjacent windows. */
  Verdict of(List<Tallied> neighbours) {
    if (!isTold()) {
      return Verdict.UNKNOWN;
    }
    try {
      long missing = counter.lines(Tallied.span(neighbours)) - Tallied.lines(neighbours);
      told();
      return missing == 0 ? Verdict.RIGHT : missing > 0 ? Verdict.TOO_FEW : Verdict.TOO_MANY;
    } catch (SourceFailure failure) {
      failed(failure, neighbours.size());
      return Verdict.UNKNOWN;
    }
  }

  /** Why a line count is unknown. */
  synchronized String lastFailure() {
    return lastFailure;
  }

  private synchronized boolean isTold() {
    return failuresInARow < MOST_FAILURES_IN_A_ROW;
  }

  private synchronized void told() {
    failuresInARow = 0;
  }

  /** Fewer windows may be verified if so many are too large a query. */
  private synchronized void failed(SourceFailure failure, int neighbours) {
    lastFailure = failure.getMessage();
    if (neighbours == 1 || failure.kind() != Kind.TOO_LARGE) {
      failuresInARow++;
    }
  }

  /** The result of a verification. */
  enum Verdict {
    /** The counts are equal. */
    RIGHT,
    /** Lines are missing. */
    TOO_FEW,
    /**
     * There are duplicate lines, or lines that differ in their metadata only, which Loki counts
     * once.
     */
    TOO_MANY,
    /** The count is unknown. */
    UNKNOWN
  }
}
