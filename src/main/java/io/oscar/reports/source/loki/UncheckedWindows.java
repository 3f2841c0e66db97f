package io.oscar.reports.source.loki;

import io.oscar.reports.tally.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Windows that were tallied and are still to be held against the plain number of their lines.
 * Shared by the threads that tally.
 *
 * <p>Loki leaves a series out of a count by labels without a word, for instance where a label holds
 * U+FFFD, and a line out of an answer of lines, for instance the last of a chunk at a full hour.
 * The plain number is cheap, and cheaper for neighbouring windows together.
 */
final class UncheckedWindows {
  // Enough to make the plain count cost little beside the tallies.
  private static final int ENOUGH = 24;

  // Tallies of many names are large, and one of some windows takes less room than theirs.
  private static final int MOST_CELLS = 20_000;

  private final TreeMap<Long, Tallied> waiting = new TreeMap<>();
  private final ServerLimits limits;

  UncheckedWindows(ServerLimits limits) {
    this.limits = limits;
  }

  /** Adds a window; returns the neighbours that are to be checked now, often none. */
  synchronized List<Tallied> add(Tallied tallied) {
    waiting.put(tallied.window().after(), tallied);
    List<Tallied> neighbours = neighbours(tallied.window().after());
    int cells = neighbours.stream().mapToInt(waits -> waits.tally().cells()).sum();
    return neighbours.size() < ENOUGH && cells < MOST_CELLS ? List.of() : take(neighbours);
  }

  /** Takes some neighbours, however few; none where nothing is left. */
  synchronized List<Tallied> rest() {
    return waiting.isEmpty() ? List.of() : take(neighbours(waiting.firstKey()));
  }

  private List<Tallied> take(List<Tallied> neighbours) {
    neighbours.forEach(tallied -> waiting.remove(tallied.window().after()));
    return neighbours;
  }

  /** The windows without a gap between them around one, as far as one query may reach. */
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
   * A window that was tallied.
   *
   * @param window the window
   * @param tally the tally of its lines
   * @param lines how many lines it has
   * @param isRead whether its lines were read, not counted by labels
   * @param isDoubtful whether it is to be held against the plain number of its lines
   */
  record Tallied(Window window, Tally tally, long lines, boolean isRead, boolean isDoubtful) {
    /** A window that was counted by labels. */
    static Tallied counted(Window window, Tally tally) {
      return new Tallied(window, tally, tally.lines().read(), false, true);
    }

    /** The window of neighbours together. */
    static Window span(List<Tallied> neighbours) {
      return new Window(
          neighbours.getFirst().window().after(), neighbours.getLast().window().upTo());
    }

    /** The lines of neighbours together. */
    static long lines(List<Tallied> neighbours) {
      return neighbours.stream().mapToLong(Tallied::lines).sum();
    }
  }
}
