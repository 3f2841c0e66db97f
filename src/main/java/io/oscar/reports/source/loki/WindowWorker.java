package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.loki.UnverifiedWindows.Tallied;
import io.oscar.reports.tally.Tally;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes one window at a time, by counting or reading.
 *
 * <p>A window that Loki refuses to count is read; one that is rejected as too large or times out is
 * split; one that fails is a gap.
 */
final class WindowWorker {
  private static final Logger LOG = LoggerFactory.getLogger(WindowWorker.class);
  private static final int TRIES_OF_SMALLEST = 3;
  private static final int FEW_LINES = 200;

  private final WindowScheduler scheduler;
  private final WindowCounter counter;
  private final WindowReader reader;
  private final LimitErrorParser limits;
  private final VolumeHistogram histogram;
  private final CostModel costModel;
  private final FailurePolicy failures;
  private final Consumer<Tallied> results;

  /**
   * @param results receives the windows, from several threads
   */
  WindowWorker(
      WindowScheduler scheduler,
      WindowCounter counter,
      WindowReader reader,
      LogPart part,
      LimitErrorParser limits,
      FailurePolicy failures,
      Consumer<Tallied> results) {
    this.scheduler = scheduler;
    this.counter = counter;
    this.reader = reader;
    this.histogram = part.histogram();
    this.costModel = part.costModel();
    this.limits = limits;
    this.failures = failures;
    this.results = results;
  }

  /** Counts or reads a window, whichever is cheaper. */
  void tally(Window window) {
    if (scheduler.isToBeCounted(window)) {
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
      LOG.error("A window could not be counted", bug);
      failures.stop("failed unexpectedly");
      failures.lose(window);
    }
  }

  private void countOnce(Window window) {
    if (histogram.isKnown() && histogram.bytes(window) == 0 && counter.lines(window) == 0) {
      failures.end();
      return;
    }
    WindowCounter.Counted counted = counter.count(window);
    if (counted.isWhole()) {
      long lines = counted.tally().lines().read();
      costModel.counted(histogram.bytes(window), lines, counted.series(), counted.characters());
      results.accept(Tallied.counted(window, counted.tally()));
    } else {
      readInstead(window, PageReader.FEW);
    }
  }

  private void readOnce(Window window, int firstPage) {
    WindowReader.Read read = reader.read(window, firstPage);
    Tally tally = read.tally();
    costModel.read(histogram.bytes(window), tally.lines().read(), tally.cells(), read.characters());
    results.accept(new Tallied(window, tally, read.lines(), true, isDoubtful(window, read)));
  }

  /** Rereads a window of which more lines were read than exist. */
  void readWithAllLabels(Window window) {
    attempt(
        window,
        () -> {
          WindowReader.Read read = reader.readWithAllLabels(window, limits.lines());
          results.accept(new Tallied(window, read.tally(), read.lines(), true, false));
        },
        failure -> failures.lose(window, failure));
  }

  /**
   * Whether a window that was read may lack a line, such as one at a full hour that ends a chunk,
   * or have duplicates. Verifying all windows would take a third of the reading time, and lines of
   * a log with subsecond timestamps are at a full hour with a probability of less than one in a
   * million.
   */
  private boolean isDoubtful(Window window, WindowReader.Read read) {
    var after = new Window(window.upTo(), window.upTo() + Window.HOUR);
    return read.lines() < FEW_LINES
        || read.hasWholeSeconds()
        || read.hasTwins()
        || !histogram.isKnown()
        || histogram.bytes(after) == 0;
  }

  private void readInstead(Window window, int firstPage) {
    costModel.countedInVain();
    read(window, firstPage);
  }

  /** Reads a window that cannot be counted. */
  private void countingFailed(Window window, SourceFailure failure) {
    if (failure.kind() == Kind.REFUSED || failure.isUnanswered()) {
      if (failures.canContinueAfter(failure)) {
        readInstead(window, failure.isUnanswered() ? PageReader.FEW : limits.lines());
      } else {
        failures.lose(window, failure);
      }
    } else {
      readingFailed(window, failure);
    }
  }

  private void readingFailed(Window window, SourceFailure failure) {
    if (failure.kind() == Kind.TOO_LARGE
        && costModel.tooLarge(failure, window)
        && failures.canContinueAfter(failure)) {
      tally(window);
      return;
    }
    if (failure.kind() == Kind.TIMEOUT) {
      costModel.tooSlow(histogram.bytes(window));
    }
    boolean isSize = failure.kind() == Kind.TOO_LARGE;
    if ((!isSize && !failures.canContinueAfter(failure)) || failure.kind() == Kind.REFUSED) {
      failures.lose(window, failure);
    } else if (window.isDivisible()) {
      scheduler.parts(window).forEach(this::tally);
    } else {
      readSmallest(window, isSize && !window.isCountable() ? 0 : TRIES_OF_SMALLEST, failure);
    }
  }

  /** A second with more series than Loki allows can still be read. */
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
