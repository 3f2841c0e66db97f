package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.loki.UncheckedWindows.Tallied;
import java.util.List;

/**
 * Holds tallied windows against the plain number of their lines, as long as Loki tells it. Shared
 * by the threads that tally.
 */
final class Recount {
  private static final int MOST_FAILURES_IN_A_ROW = 3;

  private final WindowCounter counter;
  private int failuresInARow;
  private String lastFailure = "";

  Recount(WindowCounter counter) {
    this.counter = counter;
  }

  /** What the plain number says of neighbours. */
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

  /** Why the number of some lines is not known. */
  synchronized String lastFailure() {
    return lastFailure;
  }

  private synchronized boolean isTold() {
    return failuresInARow < MOST_FAILURES_IN_A_ROW;
  }

  private synchronized void told() {
    failuresInARow = 0;
  }

  /** Fewer neighbours may be counted where so many are too large a question. */
  private synchronized void failed(SourceFailure failure, int neighbours) {
    lastFailure = failure.getMessage();
    if (neighbours == 1 || failure.kind() != Kind.TOO_LARGE) {
      failuresInARow++;
    }
  }

  /** What the plain number of lines says of a tally. */
  enum Verdict {
    /** It has as many lines. */
    RIGHT,
    /** Some of its lines are missing. */
    TOO_FEW,
    /** It has lines twice, or such as are counted once, since only their metadata differ. */
    TOO_MANY,
    /** Loki does not tell it. */
    UNKNOWN
  }
}
