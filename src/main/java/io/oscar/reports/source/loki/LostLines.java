package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.tally.Tally;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Tallies a window again of which Loki counts more lines than it returned.
 *
 * <p>Loki (3.7) does not look into a chunk whose last line has the very time, in whole
 * milliseconds, at which a query of lines begins, and cuts such queries at each full hour: the last
 * line of a chunk is not returned if it is of a full hour. Counts are not cut. So the second with
 * the difference is looked for, at full hours first, and the lines of its last moment are counted
 * by labels. What is missing even so is a gap.
 */
final class LostLines {
  private static final int MOST_PARTS = 1_000;
  private static final Duration FEW_HOURS = Duration.ofHours(6);

  private final WindowCounter counter;
  private final LineReader reader;
  private final ServerLimits limits;
  private final Failures failures;
  private final Consumer<Tally> found;
  private final AtomicInteger partsLeft = new AtomicInteger(MOST_PARTS);

  /**
   * @param found receives the tallies of what is right
   */
  LostLines(
      WindowCounter counter,
      LineReader reader,
      ServerLimits limits,
      Failures failures,
      Consumer<Tally> found) {
    this.counter = counter;
    this.reader = reader;
    this.limits = limits;
    this.failures = failures;
    this.found = found;
  }

  /** Tallies a window; so many of them and their parts in all, then each is a gap. */
  void recover(Window window) {
    if (failures.mustStop()) {
      failures.lose(window);
      return;
    }
    if (partsLeft.getAndDecrement() <= 0) {
      failures.lose(window, "Loki counts more lines than it returns, again and again");
      return;
    }
    try {
      recoverPart(window);
    } catch (SourceFailure failure) {
      failures.lose(window, failure);
    }
  }

  /** Lines may arrive meanwhile, so there may be more of them than were counted before. */
  private void recoverPart(Window window) {
    long counted = counter.lines(window);
    LineReader.Read read = reader.read(window, limits.lines());
    if (read.lines() >= counted) {
      found.accept(read.tally());
    } else if (window.isDivisible()) {
      parts(window).forEach(this::recover);
    } else {
      recoverSecond(window, counted, read.lines());
    }
  }

  /** The second before the last full hour and the rest, or halves. */
  private static List<Window> parts(Window window) {
    long hour = Math.floorDiv(window.upTo(), Window.HOUR) * Window.HOUR;
    List<Window> parts = window.cutAt(hour - Window.SECOND, hour);
    return parts.size() == 1 || window.length().compareTo(FEW_HOURS) > 0
        ? List.of(window.earlier(), window.later())
        : parts;
  }

  private void recoverSecond(Window window, long counted, long returned) {
    var before = new Window(window.after(), window.upTo() - 1);
    LineReader.Read read = reader.read(before, limits.lines());
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
