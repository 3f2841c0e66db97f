package io.oscar.reports.source.loki;

import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Counts the parts of a log, several windows concurrently. If Loki is unavailable or fails
 * repeatedly, the rest is a gap.
 */
final class WindowExecutor implements PartTally.Results {
  /** The number of concurrent queries. */
  static final int SIZE = 4;

  private final Tally.Builder total;
  private final List<PartTally> parts = new ArrayList<>();
  private Window newestCounted = new Window(Long.MIN_VALUE, Long.MIN_VALUE);

  /**
   * @param total receives all tallies
   */
  WindowExecutor(Tally.Builder total) {
    this.total = total;
  }

  /** Adds a part before reading starts. */
  void add(PartTally part) {
    parts.add(part);
  }

  /** Reads all parts; windows that could not be read become gaps. */
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
   * The counted window with the newest line, whose timestamp is unknown; empty if no line was
   * counted.
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

  /** The newest line of all parts is the newest of any of them. */
  @Override
  public synchronized void hasUntimed(Window window) {
    newestCounted =
        new Window(
            Math.max(newestCounted.after(), window.after()),
            Math.max(newestCounted.upTo(), window.upTo()));
  }
}
