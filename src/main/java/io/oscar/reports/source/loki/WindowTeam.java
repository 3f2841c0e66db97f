package io.oscar.reports.source.loki;

import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tallies the parts of a log, a few windows at a time. When Loki is gone, or fails again and again,
 * the rest becomes a gap.
 */
final class WindowTeam implements PartTally.Results {
  /** How many queries are under way at once. */
  static final int SIZE = 4;

  private final Tally.Builder total;
  private final List<PartTally> parts = new ArrayList<>();
  private Window newestCounted = new Window(Long.MIN_VALUE, Long.MIN_VALUE);

  /**
   * @param total receives all tallies
   */
  WindowTeam(Tally.Builder total) {
    this.total = total;
  }

  /** Adds a part, whose results this receives, before the work begins. */
  void add(PartTally part) {
    parts.add(part);
  }

  /** Works through all parts; what could not be read is in the gaps afterwards. */
  Tally work() {
    try (ExecutorService threads = Executors.newFixedThreadPool(SIZE)) {
      for (int i = 0; i < SIZE; i++) {
        var _ = threads.submit(this::workAlone);
      }
    }
    parts.forEach(PartTally::loseRest);
    return total.build();
  }

  /**
   * A window in which the newest line is, if it was counted, so that its time is not known; empty
   * where no line was counted.
   */
  Window newestCounted() {
    return newestCounted;
  }

  private void workAlone() {
    parts.forEach(PartTally::work);
    parts.forEach(PartTally::checkRest);
  }

  @Override
  public synchronized void add(Tally tally) {
    total.add(tally);
  }

  /** Of parts that lie side by side, the newest line is not older than that of any of them. */
  @Override
  public synchronized void hasUntimed(Window window) {
    newestCounted =
        new Window(
            Math.max(newestCounted.after(), window.after()),
            Math.max(newestCounted.upTo(), window.upTo()));
  }
}
