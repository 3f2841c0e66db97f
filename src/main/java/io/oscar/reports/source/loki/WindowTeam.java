package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.loki.CountedWindows.Counted;
import io.oscar.reports.tally.Tally;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tallies the windows of a course, a few at a time, and holds what was counted against the plain
 * number of lines. When Loki is gone, or fails again and again, the rest becomes a gap.
 */
final class WindowTeam implements WindowWorker.Results {
  /** How many queries are under way at once. */
  static final int SIZE = 4;

  private final Course course;
  private final WindowCounter counter;
  private final WindowWorker worker;
  private final Failures failures;
  private final WindowShare share;
  private final CountedWindows unchecked;

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
    this.counter = counter;
    this.total = counter.newWhole();
    this.worker = new WindowWorker(course, counter, reader, plan, failures, this);
    this.failures = failures;
    this.unchecked = new CountedWindows(plan.pace());
  }

  /** Works through the whole course; what could not be read is in the gaps afterwards. */
  Tally work() {
    try (ExecutorService threads = Executors.newFixedThreadPool(SIZE)) {
      for (int i = 0; i < SIZE; i++) {
        var unused = threads.submit(this::workAlone);
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
    for (List<Counted> rest = unchecked.rest(); !rest.isEmpty(); rest = unchecked.rest()) {
      check(rest);
    }
  }

  @Override
  public synchronized void read(Tally tally) {
    total.add(tally);
    failures.end();
    share.lines(tally.lines().read());
  }

  @Override
  public void counted(Window window, Tally tally) {
    check(unchecked.add(new Counted(window, tally)));
  }

  /** Holds neighbours against the plain number of their lines, and reads those that differ. */
  private void check(List<Counted> neighbours) {
    if (neighbours.isEmpty()) {
      return;
    }
    if (isRight(neighbours)) {
      neighbours.forEach(this::addCounted);
    } else if (neighbours.size() == 1) {
      worker.read(neighbours.getFirst().window());
    } else {
      int half = neighbours.size() / 2;
      check(neighbours.subList(0, half));
      check(neighbours.subList(half, neighbours.size()));
    }
  }

  private boolean isRight(List<Counted> neighbours) {
    if (failures.mustStop()) {
      return false;
    }
    try {
      return counter.lines(Counted.span(neighbours)) == Counted.lines(neighbours);
    } catch (SourceFailure unknown) {
      return false; // fewer neighbours may be counted, and the lines of one can be read
    }
  }

  private synchronized void addCounted(Counted counted) {
    read(counted.tally());
    if (counted.tally().lines().read() > 0 && counted.window().upTo() > newestCounted.upTo()) {
      newestCounted = counted.window();
    }
  }
}
