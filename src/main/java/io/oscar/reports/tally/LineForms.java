package io.oscar.reports.tally;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many lines could not be read, and what they look like.
 *
 * <p>Of all forms the first few in alphabetical order are kept, each with its whole number of
 * lines: one that is left out once has so many before it that it never comes back. So forms take no
 * more room than that, and come out the same in whatever order lines and tallies are added.
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
