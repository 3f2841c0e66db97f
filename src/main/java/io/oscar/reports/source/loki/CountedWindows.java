package io.oscar.reports.source.loki;

import io.oscar.reports.tally.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Windows that were counted by labels, and are still to be held against the plain number of their
 * lines. Shared by the threads that count.
 *
 * <p>Loki leaves a series out of a count by labels without a word, for instance where a label holds
 * U+FFFD. The plain number is cheap, and cheaper for neighbouring windows together.
 */
final class CountedWindows {
  // Enough to make the plain count cost little beside the counts by labels.
  private static final int ENOUGH = 24;

  private final TreeMap<Long, Counted> waiting = new TreeMap<>();
  private final Pace pace;

  CountedWindows(Pace pace) {
    this.pace = pace;
  }

  /** Adds a window; returns the neighbours that are to be checked now, often none. */
  synchronized List<Counted> add(Counted counted) {
    waiting.put(counted.window.after(), counted);
    List<Counted> neighbours = neighbours(counted.window.after());
    return neighbours.size() < ENOUGH ? List.of() : take(neighbours);
  }

  /** Takes some neighbours, however few; none where nothing is left. */
  synchronized List<Counted> rest() {
    return waiting.isEmpty() ? List.of() : take(neighbours(waiting.firstKey()));
  }

  private List<Counted> take(List<Counted> neighbours) {
    neighbours.forEach(counted -> waiting.remove(counted.window.after()));
    return neighbours;
  }

  /** The windows without a gap between them around one, as far as one query may reach. */
  private List<Counted> neighbours(long after) {
    long first = after;
    for (Map.Entry<Long, Counted> entry = waiting.lowerEntry(first);
        entry != null && entry.getValue().window.upTo() == first;
        entry = waiting.lowerEntry(first)) {
      first = entry.getKey();
    }
    Duration longest = pace.longestWindow();
    var neighbours = new ArrayList<Counted>();
    for (Counted next = waiting.get(first);
        next != null && new Window(first, next.window.upTo()).length().compareTo(longest) <= 0;
        next = waiting.get(next.window.upTo())) {
      neighbours.add(next);
    }
    return neighbours.isEmpty() ? List.of(waiting.get(first)) : neighbours;
  }

  /**
   * A window that was counted.
   *
   * @param window the window
   * @param tally what the counts add up to
   */
  record Counted(Window window, Tally tally) {
    /** The window of neighbours together. */
    static Window span(List<Counted> neighbours) {
      return new Window(neighbours.getFirst().window.after(), neighbours.getLast().window.upTo());
    }

    /** The lines of neighbours together. */
    static long lines(List<Counted> neighbours) {
      return neighbours.stream().mapToLong(counted -> counted.tally.lines().read()).sum();
    }
  }
}
