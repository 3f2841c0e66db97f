package io.oscar.reports.source.loki;

import io.oscar.reports.source.Re2;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads more lines of a single nanosecond than a page holds.
 *
 * <p>Time cannot divide them, so their text does: the lines are parted by the first character in
 * which those of a page differ, once and again, until each part fits into a page.
 */
final class CrowdedInstant {
  private static final int MOST_PARTINGS = 64;

  private static final int LONGEST_PREFIX = 500;

  private final Pages pages;
  private final int limit;
  private final String source;

  /**
   * @param pages how to read lines
   * @param limit how many lines a page may have
   * @param source Loki's address, for messages
   */
  CrowdedInstant(Pages pages, int limit, String source) {
    this.pages = pages;
    this.limit = limit;
    this.source = source;
  }

  /**
   * All lines of an instant.
   *
   * @throws SourceFailure if more lines than a page holds are equal, in different streams
   */
  List<LogEntry> read(LogQl query, Window instant) {
    var entries = new ArrayList<LogEntry>();
    read(query, instant, MOST_PARTINGS, entries);
    return entries;
  }

  private void read(LogQl query, Window instant, int partingsLeft, List<LogEntry> found) {
    Pages.Page page = pages.page(query, instant, limit);
    if (!page.isFull()) {
      found.addAll(page.entries());
      return;
    }
    String first = page.entries().getFirst().line();
    int difference = commonPrefix(page.entries());
    SortedSet<Integer> characters = charactersAt(page.entries(), difference);
    if (characters.size() < 2 || partingsLeft == 0) {
      throw new SourceFailure(
          Kind.TOO_LARGE,
          "reading " + instant.first(),
          source,
          "more than " + page.limit() + " lines of this nanosecond cannot be told apart",
          null);
    }
    String half = half(first.substring(0, difference), characters);
    read(query.matching(half), instant, partingsLeft - 1, found);
    read(query.notMatching(half), instant, partingsLeft - 1, found);
  }

  /**
   * The regular expression of lines that go on with one of the lower half of the characters. Of a
   * long beginning only the end is asked for: lines that match elsewhere are on the other side of
   * this parting, but not lost.
   */
  private static String half(String prefix, SortedSet<Integer> characters) {
    String alternatives =
        characters.stream()
            .limit(characters.size() / 2)
            .map(c -> Re2.quote(Character.toString(c)))
            .collect(Collectors.joining("|"));
    boolean isWhole = prefix.length() <= LONGEST_PREFIX;
    String end = isWhole ? prefix : tail(prefix);
    return (isWhole ? "^" : "") + Re2.quote(end) + "(?:" + alternatives + ")";
  }

  private static String tail(String prefix) {
    int start = prefix.length() - LONGEST_PREFIX;
    // never between the halves of one character
    return prefix.substring(Character.isLowSurrogate(prefix.charAt(start)) ? start + 1 : start);
  }

  private static int commonPrefix(List<LogEntry> entries) {
    String first = entries.getFirst().line();
    int common = first.length();
    for (LogEntry entry : entries) {
      int length = Math.min(common, entry.line().length());
      int same = 0;
      while (same < length && first.charAt(same) == entry.line().charAt(same)) {
        same++;
      }
      common = same;
    }
    // never between the halves of one character
    return common > 0 && Character.isHighSurrogate(first.charAt(common - 1)) ? common - 1 : common;
  }

  /**
   * The characters of the lines at a position; a line that ends there has none, and is parted off.
   */
  private static SortedSet<Integer> charactersAt(List<LogEntry> entries, int position) {
    var characters = new TreeSet<Integer>();
    for (LogEntry entry : entries) {
      characters.add(entry.line().length() > position ? entry.line().codePointAt(position) : -1);
    }
    characters.remove(-1);
    boolean someEnd = entries.stream().anyMatch(entry -> entry.line().length() == position);
    if (someEnd && characters.size() == 1) {
      // "goes on" against "ends here" is a difference too
      characters.add(Character.MAX_CODE_POINT);
    }
    return characters;
  }
}
