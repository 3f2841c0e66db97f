package io.oscar.reports.source.loki;

import io.oscar.reports.source.loki.Recount.Verdict;
import io.oscar.reports.source.loki.UncheckedWindows.Tallied;
import io.oscar.reports.tally.Buckets;
import io.oscar.reports.tally.Tally;
import java.util.List;

/**
 * Tallies the windows of a part of a log, and holds what was tallied against the plain number of
 * lines. Shared by the threads that do so.
 */
final class PartTally {
  private final LogPart part;
  private final Course course;
  private final WindowWorker worker;
  private final LostLines lost;
  private final Failures failures;
  private final WindowShare share;
  private final UncheckedWindows unchecked;
  private final Recount recount;
  private final Results results;

  /**
   * @param counter counts the lines of the part
   * @param reader reads the lines of the part
   * @param limits the limits of the installation
   * @param buckets the stretches of time that lines are counted apart by
   * @param results receives what was tallied and is right, from several threads
   */
  PartTally(
      LogPart part,
      WindowCounter counter,
      LineReader reader,
      ServerLimits limits,
      Buckets buckets,
      Failures failures,
      WindowShare share,
      Results results) {
    this.part = part;
    this.course = new Course(part, limits, buckets);
    this.worker = new WindowWorker(course, counter, reader, part, limits, failures, this::tallied);
    this.lost = new LostLines(counter, reader, limits, failures, this::add);
    this.failures = failures;
    this.share = share;
    this.unchecked = new UncheckedWindows(limits);
    this.recount = new Recount(counter);
    this.results = results;
  }

  /** Tallies windows until none is left, or nothing more is to be asked. */
  void work() {
    while (!failures.mustStop()) {
      Window window = course.next();
      if (window == null) {
        break;
      }
      worker.tally(window);
      share.done(part, window);
    }
  }

  /** Checks what waits for its neighbours. */
  void checkRest() {
    for (List<Tallied> rest = unchecked.rest(); !rest.isEmpty(); rest = unchecked.rest()) {
      check(rest);
    }
  }

  /** Gives up what no window has covered. */
  void loseRest() {
    course.rest().forEach(failures::lose);
  }

  private void tallied(Tallied tallied) {
    failures.end();
    share.lines(tallied.tally().lines().read());
    if (tallied.isDoubtful()) {
      check(unchecked.add(tallied));
    } else {
      addTallied(tallied);
    }
  }

  /** Holds neighbours against the plain number of their lines, and reads those that differ. */
  private void check(List<Tallied> neighbours) {
    if (neighbours.isEmpty()) {
      return;
    }
    Verdict verdict = failures.mustStop() ? Verdict.UNKNOWN : recount.of(neighbours);
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
        failures.doubt(tallied.window(), recount.lastFailure());
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

  /** Receives what was tallied. */
  interface Results {
    /** The tally of some lines. */
    void add(Tally tally);

    /** A window has lines that were counted, so that their times are not known. */
    void hasUntimed(Window window);
  }
}
