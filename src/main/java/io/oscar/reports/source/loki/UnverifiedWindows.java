package io.oscar.reports.source.loki;

import io.oscar.reports.tally.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counted windows that are still to be verified against their plain line count. Shared by the
 * reading threads.
 *
 * <p>Loki silently omits series of a count by labels, for example if a label contains U+FFFD, and
 * lines of a log query, for example the last of a chunk at a full hour. A plain count is cheap, and
 * cheaper for adjacent windows together.
 */
final class UnverifiedWindows {
  // Enough to make verification cheap compared to counting.
  private static final int ENOUGH = 24;

  // Tallies with many names are large, and a merged one is smaller than its parts.
  private static final int MOST_CELLS = 20_000;

  private final TreeMap<Long, Tallied> waiting = new TreeMap<>();
  private final LimitErrorParser limits;

  UnverifiedWindows(LimitErrorParser limits) {
    this.limits = limits;
  }

  /** Adds a window; returns the adjacent windows to verify now, often none. */
  synchronized List<Tallied> add(Tallied tallied) {
    waiting.put(tallied.window().after(), tallied);
    List<Tallied> neighbours = neighbours(tallied.window().after());
    int cells = neighbours.stream().mapToInt(waits -> waits.tally().cells()).sum();
    return neighbours.size() < ENOUGH && cells < MOST_CELLS ? List.of() : take(neighbours);
  }

  /** Takes adjacent windows, however few; empty if none is left. */
  synchronized List<Tallied> rest() {
    return waiting.isEmpty() ? List.of() : take(neighbours(waiting.firstKey()));
  }

  private List<Tallied> take(List<Tallied> neighbours) {
    neighbours.forEach(tallied -> waiting.remove(tallied.window().after()));
    return neighbours;
  }

  /** The contiguous windows around one, up to the maximum length of a query. */
  private List<Tallied> neighbours(long after) {
    long first = after;
    for (Map.Entry<Long, Tallied> entry = waiting.lowerEntry(first);
        entry != null && entry.getValue().window().upTo() == first;
        entry = waiting.lowerEntry(first)) {
      first = entry.getKey();
    }
    Duration longest = limits.longestWindow();
    var neighbours = new ArrayList<Tallied>();
    for (Tallied next = waiting.get(first);
        next != null && new Window(first, next.window().upTo()).length().compareTo(longest) <= 0;
        next = waiting.get(next.window().upTo())) {
      neighbours.add(next);
    }
    return neighbours.isEmpty() ? List.of(waiting.get(first)) : neighbours;
  }

  /**
   * A counted window.
   *
   * @param window the window
   * @param tally the tally of its lines
   * @param lines its number of lines
   * @param isRead whether its lines were read, not counted by labels
   * @param isDoubtful whether it has to be verified
   */
  record Tallied(Window window, Tally tally, long lines, boolean isRead, boolean isDoubtful) {
    /** A window that was counted by labels. */
    static Tallied counted(Window window, Tally tally) {
      return new Tallied(window, tally, tally.lines().read(), false, true);
    }

    /** The window that spans adjacent ones. */
    static Window span(List<Tallied> neighbours) {
      return new Window(
          neighbours.getFirst().window().after(), neighbours.getLast().window().upTo());
    }

    /** The total lines of adjacent windows. */
    static long lines(List<Tallied> neighbours) {
      return neighbours.stream().mapToLong(Tallied::lines).sum();
    }
  }
}
