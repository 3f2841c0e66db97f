package io.oscar.reports.source.loki;

import io.oscar.reports.source.loki.CountVerification.Verdict;
import io.oscar.reports.source.loki.UnverifiedWindows.Tallied;
import io.oscar.reports.tally.Buckets;
import io.oscar.reports.tally.Tally;
import java.util.List;

/**
 * Counts the windows of a part of a log, and verifies the results against plain line counts. Shared
 * by the reading threads.
 */
final class PartTally {
  private final LogPart part;
  private final WindowScheduler scheduler;
  private final WindowWorker worker;
  private final MissingLineRecovery lost;
  private final FailurePolicy failures;
  private final WindowProgress share;
  private final UnverifiedWindows unverified;
  private final CountVerification verification;
  private final Results results;

  /**
   * @param counter counts the lines of the part
   * @param reader reads the lines of the part
   * @param limits the server's limits
   * @param buckets the intervals to count lines by
   * @param results receives verified tallies, from several threads
   */
  PartTally(
      LogPart part,
      WindowCounter counter,
      WindowReader reader,
      LimitErrorParser limits,
      Buckets buckets,
      FailurePolicy failures,
      WindowProgress share,
      Results results) {
    this.part = part;
    this.scheduler = new WindowScheduler(part, limits, buckets);
    this.worker =
        new WindowWorker(scheduler, counter, reader, part, limits, failures, this::tallied);
    this.lost = new MissingLineRecovery(counter, reader, limits, failures, this::add);
    this.failures = failures;
    this.share = share;
    this.unverified = new UnverifiedWindows(limits);
    this.verification = new CountVerification(counter);
    this.results = results;
  }

  /** Counts windows until none is left or reading is abandoned. */
  void work() {
    while (!failures.mustStop()) {
      Window window = scheduler.next();
      if (window == null) {
        break;
      }
      worker.tally(window);
      share.done(part, window);
    }
  }

  /** Verifies the windows that wait for their neighbours. */
  void checkRest() {
    for (List<Tallied> rest = unverified.rest(); !rest.isEmpty(); rest = unverified.rest()) {
      check(rest);
    }
  }

  /** Abandons the intervals not covered by a window. */
  void loseRest() {
    scheduler.rest().forEach(failures::lose);
  }

  private void tallied(Tallied tallied) {
    failures.end();
    share.lines(tallied.tally().lines().read());
    if (tallied.isDoubtful()) {
      check(unverified.add(tallied));
    } else {
      addTallied(tallied);
    }
  }

  /** Verifies adjacent windows against their plain line count, and reads those that differ. */
  private void check(List<Tallied> neighbours) {
    if (neighbours.isEmpty()) {
      return;
    }
    Verdict verdict = failures.mustStop() ? Verdict.UNKNOWN : verification.of(neighbours);
    if (verdict == Verdict.RIGHT) {
      neighbours.forEach(this::addTallied);
    } else if (neighbours.size() == 1) {
      checked(neighbours.getFirst(), verdict);
    } else {
      int half = neighbours.size() / 2;
      check(neighbours.subList(0, half));
      check(neighbours.subList(half, neighbours.size()));
    }
  }

  private void checked(Tallied tallied, Verdict verdict) {
    if (!tallied.isRead()) {
      worker.read(tallied.window());
      return;
    }
    switch (verdict) {
      case TOO_FEW -> lost.recover(tallied.window());
      case TOO_MANY -> worker.readWithAllLabels(tallied.window());
      case RIGHT -> addTallied(tallied);
      case UNKNOWN -> {
        addTallied(tallied);
        failures.doubt(tallied.window(), verification.lastFailure());
      }
    }
  }

  private void add(Tally tally) {
    results.add(tally);
    failures.end();
  }

  private void addTallied(Tallied tallied) {
    add(tallied.tally());
    if (!tallied.isRead() && tallied.tally().lines().read() > 0) {
      results.hasUntimed(tallied.window());
    }
  }

  /** Receives tallies. */
  interface Results {
    /** The tally of some lines. */
    void add(Tally tally);

    /** A window has lines that were counted, so that their timestamps are unknown. */
    void hasUntimed(Window window);
  }
}
