package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.loki.CountedWindows.Counted;
import io.oscar.reports.tally.Tally;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tallies the windows of a course, a few at a time.
 *
 * <p>A window that Loki refuses to count is read; one that it refuses as too large, or answers too
 * late, is halved; one that cannot be had at all becomes a gap. When Loki is gone, or fails again
 * and again, the rest becomes one.
 */
final class WindowTeam {
  private static final Logger LOG = LoggerFactory.getLogger(WindowTeam.class);

  /** How many queries are under way at once. */
  static final int SIZE = 4;

  private static final int TRIES_OF_SMALLEST = 3;

  private final Course course;
  private final WindowCounter counter;
  private final LineReader reader;
  private final ServerLimits limits;
  private final DensityMap density;
  private final Pace pace;
  private final Failures failures;
  private final CountedWindows unchecked;

  private final Tally.Builder total = Tally.builder();
  private Window newestCounted = new Window(Long.MIN_VALUE, Long.MIN_VALUE);

  WindowTeam(
      Course course,
      WindowCounter counter,
      LineReader reader,
      DensityMap density,
      Pace pace,
      Failures failures) {
    this.course = course;
    this.counter = counter;
    this.reader = reader;
    this.limits = new ServerLimits(pace);
    this.density = density;
    this.pace = pace;
    this.failures = failures;
    this.unchecked = new CountedWindows(pace);
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
      tally(window);
    }
    for (List<Counted> rest = unchecked.rest(); !rest.isEmpty(); rest = unchecked.rest()) {
      check(rest);
    }
  }

  private void tally(Window window) {
    if (course.isToBeCounted(window)) {
      count(window);
    } else {
      read(window, pace.pageSize());
    }
  }

  private void count(Window window) {
    attempt(window, () -> countOnce(window), failure -> countingFailed(window, failure));
  }

  private void read(Window window, int firstPage) {
    attempt(window, () -> readOnce(window, firstPage), failure -> readingFailed(window, failure));
  }

  private void attempt(Window window, Runnable work, Consumer<SourceFailure> recovery) {
    if (failures.mustStop()) {
      failures.lose(window);
      return;
    }
    try {
      work.run();
    } catch (SourceFailure failure) {
      recovery.accept(failure);
    } catch (RuntimeException bug) {
      LOG.error("A window could not be tallied", bug);
      failures.stop("broke unexpectedly");
      failures.lose(window);
    }
  }

  private void countOnce(Window window) {
    if (density.isKnown() && density.bytes(window) == 0 && counter.lines(window) == 0) {
      failures.end();
      return;
    }
    WindowCounter.Counted counted = counter.count(window);
    if (counted.isWhole()) {
      long lines = counted.tally().lines().read();
      pace.counted(density.bytes(window), lines, counted.series());
      check(unchecked.add(new Counted(window, counted.tally())));
    } else {
      readInstead(window, Pages.FEW);
    }
  }

  private void readOnce(Window window, int firstPage) {
    LineReader.Read read = reader.read(window, firstPage);
    Tally tally = read.tally();
    pace.read(density.bytes(window), tally.lines().read(), tally.cells(), read.characters());
    add(tally);
  }

  private void readInstead(Window window, int firstPage) {
    pace.countedInVain();
    read(window, firstPage);
  }

  /** Holds neighbours against the plain number of their lines, and reads those that differ. */
  private void check(List<Counted> neighbours) {
    if (neighbours.isEmpty()) {
      return;
    }
    if (isRight(neighbours)) {
      neighbours.forEach(this::add);
    } else if (neighbours.size() == 1) {
      read(neighbours.getFirst().window(), pace.pageSize());
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

  private synchronized void add(Tally tally) {
    total.add(tally);
    failures.end();
  }

  private synchronized void add(Counted counted) {
    add(counted.tally());
    if (counted.tally().lines().read() > 0 && counted.window().upTo() > newestCounted.upTo()) {
      newestCounted = counted.window();
    }
  }

  /** What can be read is read, where it is refused as a count or says nothing. */
  private void countingFailed(Window window, SourceFailure failure) {
    if (failure.kind() == Kind.REFUSED || failure.isSilence()) {
      if (failures.isBearable(failure)) {
        readInstead(window, failure.isSilence() ? Pages.FEW : pace.pageSize());
      } else {
        failures.lose(window, failure);
      }
    } else {
      readingFailed(window, failure);
    }
  }

  private void readingFailed(Window window, SourceFailure failure) {
    if (failure.kind() == Kind.TOO_LARGE
        && limits.learnFrom(failure, window)
        && failures.isBearable(failure)) {
      tally(window);
      return;
    }
    if (failure.kind() == Kind.TIMEOUT) {
      pace.tooSlow(density.bytes(window));
    }
    boolean isSize = failure.kind() == Kind.TOO_LARGE;
    if ((!isSize && !failures.isBearable(failure)) || failure.kind() == Kind.REFUSED) {
      failures.lose(window, failure);
    } else if (window.isDivisible()) {
      course.parts(window).forEach(this::tally);
    } else {
      readSmallest(window, isSize && !window.isCountable() ? 0 : TRIES_OF_SMALLEST, failure);
    }
  }

  /** A second with more different lines than Loki counts apart can still be read as lines. */
  private void readSmallest(Window window, int tries, SourceFailure failure) {
    if (tries == 0 || failures.mustStop()) {
      failures.lose(window, failure);
      return;
    }
    try {
      readOnce(window, pace.pageSize());
    } catch (SourceFailure again) {
      readSmallest(window, again.kind() == Kind.TOO_LARGE ? 0 : tries - 1, again);
    }
  }
}
