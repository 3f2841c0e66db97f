package io.oscar.reports.tally;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts unreadable lines by form.
 *
 * <p>Keeps the alphabetically first forms with their exact counts: a form once dropped never
 * returns. So memory is limited, and the result does not depend on the order in which lines and
 * tallies are added.
 */
final class LineForms {
  private static final int MOST = 32;

  private final TreeMap<String, Long> counts = new TreeMap<>();
  private long lines;

  void add(String form, long count) {
    if (!form.isEmpty() && count != 0) {
      lines += count;
      keep(form, count);
    }
  }

  void add(LineForms others) {
    lines += others.lines;
    others.counts.forEach(this::keep);
  }

  private void keep(String form, long count) {
    counts.merge(form, count, Long::sum);
    if (counts.size() > MOST) {
      counts.pollLastEntry();
    }
  }

  UnreadableLines toLines() {
    String most =
        counts.entrySet().stream()
            .max(Map.Entry.<String, Long>comparingByValue().thenComparing(byName()))
            .map(Map.Entry::getKey)
            .orElse("");
    return new UnreadableLines(lines, most);
  }

  /** Of forms with equally many lines the first in alphabetical order is the greatest. */
  private static Comparator<Map.Entry<String, Long>> byName() {
    return Map.Entry.<String, Long>comparingByKey().reversed();
  }
}
