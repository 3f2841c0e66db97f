package io.oscar.reports.source.loki;

import io.oscar.reports.source.loki.Recount.Verdict;
import io.oscar.reports.source.loki.UncheckedWindows.Tallied;
import io.oscar.reports.tally.Tally;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tallies the windows of a course, a few at a time, and holds what was tallied against the plain
 * number of lines. When Loki is gone, or fails again and again, the rest becomes a gap.
 */
final class WindowTeam {
  /** How many queries are under way at once. */
  static final int SIZE = 4;

  private final Course course;
  private final WindowWorker worker;
  private final LostLines lost;
  private final Failures failures;
  private final WindowShare share;
  private final UncheckedWindows unchecked;
  private final Recount recount;

  private final Tally.Builder total;
  private Window newestCounted = new Window(Long.MIN_VALUE, Long.MIN_VALUE);

  WindowTeam(
      Course course,
      WindowCounter counter,
      LineReader reader,
      Plan plan,
      Failures failures,
      WindowShare share) {
    this.share = share;
    this.course = course;
    this.total = counter.newWhole();
    this.worker = new WindowWorker(course, counter, reader, plan, failures, this::tallied);
    this.lost = new LostLines(counter, reader, plan.pace(), failures, this::add);
    this.failures = failures;
    this.unchecked = new UncheckedWindows(plan.pace());
    this.recount = new Recount(counter);
  }

  /** Works through the whole course; what could not be read is in the gaps afterwards. */
  Tally work() {
    try (ExecutorService threads = Executors.newFixedThreadPool(SIZE)) {
      for (int i = 0; i < SIZE; i++) {
        var _ = threads.submit(this::workAlone);
      }
    }
    failures.lose(course.rest());
    return total.build();
  }

  /** The newest window that was counted and had lines, whose times are therefore not known. */
  Window newestCounted() {
    return newestCounted;
  }

  private void workAlone() {
    while (!failures.mustStop()) {
      Window window = course.next();
      if (window == null) {
        break;
      }
      worker.tally(window);
      share.done(window);
    }
    for (List<Tallied> rest = unchecked.rest(); !rest.isEmpty(); rest = unchecked.rest()) {
      check(rest);
    }
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

  private synchronized void add(Tally tally) {
    total.add(tally);
    failures.end();
  }

  private synchronized void addTallied(Tallied tallied) {
    add(tallied.tally());
    boolean isTimed = tallied.isRead() || tallied.tally().lines().read() == 0;
    if (!isTimed && tallied.window().upTo() > newestCounted.upTo()) {
      newestCounted = tallied.window();
    }
  }
}
