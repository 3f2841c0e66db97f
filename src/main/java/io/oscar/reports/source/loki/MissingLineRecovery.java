package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.tally.Tally;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Recovers lines of a window of which Loki counts more lines than it returned.
 *
 * <p>Loki (3.7) skips a chunk whose last line has the same timestamp, in milliseconds, as the start
 * of a log query, and splits log queries by hour: the last line of a chunk is not returned if it is
 * at a full hour. Counts are not split. So the second with the difference is located, at full hours
 * first, and the lines of its last instant are counted by labels. Lines still missing are a gap.
 */
final class MissingLineRecovery {
  private static final int MOST_PARTS = 1_000;
  private static final Duration FEW_HOURS = Duration.ofHours(6);

  private final WindowCounter counter;
  private final WindowReader reader;
  private final LimitErrorParser limits;
  private final FailurePolicy failures;
  private final Consumer<Tally> found;
  private final AtomicInteger partsLeft = new AtomicInteger(MOST_PARTS);

  /**
   * @param found receives the verified tallies
   */
  MissingLineRecovery(
      WindowCounter counter,
      WindowReader reader,
      LimitErrorParser limits,
      FailurePolicy failures,
      Consumer<Tally> found) {
    this.counter = counter;
    this.reader = reader;
    this.limits = limits;
    this.failures = failures;
    this.found = found;
  }

  /** Recovers a window; beyond a maximum number of windows and parts, each is a gap. */
  void recover(Window window) {
    if (failures.mustStop()) {
      failures.lose(window);
      return;
    }
    if (partsLeft.getAndDecrement() <= 0) {
      failures.lose(window, "Loki repeatedly counts more lines than it returns");
      return;
    }
    try {
      recoverPart(window);
    } catch (SourceFailure failure) {
      failures.lose(window, failure);
    }
  }

  /** Lines may arrive meanwhile, so there may be more than counted before. */
  private void recoverPart(Window window) {
    long counted = counter.lines(window);
    WindowReader.Read read = reader.read(window, limits.lines());
    if (read.lines() >= counted) {
      found.accept(read.tally());
    } else if (window.isDivisible()) {
      parts(window).forEach(this::recover);
    } else {
      recoverSecond(window, counted, read.lines());
    }
  }

  /** Splits a window at the second before the last full hour, or in halves. */
  private static List<Window> parts(Window window) {
    long hour = Math.floorDiv(window.upTo(), Window.HOUR) * Window.HOUR;
    List<Window> parts = window.cutAt(hour - Window.SECOND, hour);
    return parts.size() == 1 || window.length().compareTo(FEW_HOURS) > 0
        ? List.of(window.earlier(), window.later())
        : parts;
  }

  private void recoverSecond(Window window, long counted, long returned) {
    var before = new Window(window.after(), window.upTo() - 1);
    WindowReader.Read read = reader.read(before, limits.lines());
    WindowCounter.Counted last = counter.countLast(window.wholeSeconds());
    boolean endsSecond = window.upTo() % Window.SECOND == 0;
    if (endsSecond && last.isWhole() && read.lines() + last.tally().lines().read() >= counted) {
      found.accept(read.tally());
      found.accept(last.tally());
    } else {
      failures.lose(
          window, "Loki counts " + counted + " lines of this second and returns " + returned);
    }
  }
}
