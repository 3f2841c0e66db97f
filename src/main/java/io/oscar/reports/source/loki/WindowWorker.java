package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.loki.UncheckedWindows.Tallied;
import io.oscar.reports.tally.Tally;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tallies one window at a time, by counting or by reading.
 *
 * <p>A window that Loki refuses to count is read; one that it refuses as too large, or answers too
 * late, is parted; one that cannot be had at all becomes a gap.
 */
final class WindowWorker {
  private static final Logger LOG = LoggerFactory.getLogger(WindowWorker.class);
  private static final int TRIES_OF_SMALLEST = 3;
  private static final int FEW_LINES = 200;

  private final Course course;
  private final WindowCounter counter;
  private final LineReader reader;
  private final ServerLimits limits;
  private final DensityMap density;
  private final Pace pace;
  private final Failures failures;
  private final Consumer<Tallied> results;

  /**
   * @param results receives the windows that were tallied, from several threads
   */
  WindowWorker(
      Course course,
      WindowCounter counter,
      LineReader reader,
      LogPart part,
      ServerLimits limits,
      Failures failures,
      Consumer<Tallied> results) {
    this.course = course;
    this.counter = counter;
    this.reader = reader;
    this.density = part.density();
    this.pace = part.pace();
    this.limits = limits;
    this.failures = failures;
    this.results = results;
  }

  /** Counts or reads a window, whichever costs Loki less. */
  void tally(Window window) {
    if (course.isToBeCounted(window)) {
      count(window);
    } else {
      read(window);
    }
  }

  private void count(Window window) {
    attempt(window, () -> countOnce(window), failure -> countingFailed(window, failure));
  }

  /** Reads a window. */
  void read(Window window) {
    read(window, limits.lines());
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
      pace.counted(density.bytes(window), lines, counted.series(), counted.characters());
      results.accept(Tallied.counted(window, counted.tally()));
    } else {
      readInstead(window, Pages.FEW);
    }
  }

  private void readOnce(Window window, int firstPage) {
    LineReader.Read read = reader.read(window, firstPage);
    Tally tally = read.tally();
    pace.read(density.bytes(window), tally.lines().read(), tally.cells(), read.characters());
    results.accept(new Tallied(window, tally, read.lines(), true, isDoubtful(window, read)));
  }

  /** Reads a window again of which more lines were read than there are. */
  void readWithAllLabels(Window window) {
    attempt(
        window,
        () -> {
          LineReader.Read read = reader.readWithAllLabels(window, limits.lines());
          results.accept(new Tallied(window, read.tally(), read.lines(), true, false));
        },
        failure -> failures.lose(window, failure));
  }

  /**
   * Whether a line may be missing of a window that was read, as one at a full hour is that ends a
   * chunk of Loki's, or be there twice. Counting all windows again would take a third of the time
   * that reading takes: the lines of a log that knows no whole seconds are at no full hour, unless
   * by a chance of less than one in a million, and chunks end where nothing follows.
   */
  private boolean isDoubtful(Window window, LineReader.Read read) {
    var after = new Window(window.upTo(), window.upTo() + Window.HOUR);
    return read.lines() < FEW_LINES
        || read.hasWholeSeconds()
        || read.hasTwins()
        || !density.isKnown()
        || density.bytes(after) == 0;
  }

  private void readInstead(Window window, int firstPage) {
    pace.countedInVain();
    read(window, firstPage);
  }

  /** What can be read is read, where it is refused as a count or says nothing. */
  private void countingFailed(Window window, SourceFailure failure) {
    if (failure.kind() == Kind.REFUSED || failure.isSilence()) {
      if (failures.isBearable(failure)) {
        readInstead(window, failure.isSilence() ? Pages.FEW : limits.lines());
      } else {
        failures.lose(window, failure);
      }
    } else {
      readingFailed(window, failure);
    }
  }

  private void readingFailed(Window window, SourceFailure failure) {
    if (failure.kind() == Kind.TOO_LARGE
        && pace.tooLarge(failure, window)
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
      readOnce(window, limits.lines());
    } catch (SourceFailure again) {
      readSmallest(window, again.kind() == Kind.TOO_LARGE ? 0 : tries - 1, again);
    }
  }
}
