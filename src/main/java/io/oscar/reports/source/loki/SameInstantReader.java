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
 * Reads more lines with the same timestamp than fit into a page.
 *
 * <p>They cannot be split by time, so they are split by text: recursively by the first character in
 * which the lines of a page differ, until each part fits into a page.
 */
final class SameInstantReader {
  private static final int MOST_PARTINGS = 64;

  private static final int LONGEST_PREFIX = 500;

  private final PageReader pages;
  private final int limit;
  private final String source;

  /**
   * @param pages reads pages
   * @param limit the maximum number of lines of a page
   * @param source Loki's address, for messages
   */
  SameInstantReader(PageReader pages, int limit, String source) {
    this.pages = pages;
    this.limit = limit;
    this.source = source;
  }

  /**
   * All lines with a timestamp.
   *
   * @throws SourceFailure if more equal lines in different streams than fit into a page
   */
  List<LogEntry> read(LogQl query, Window instant) {
    var entries = new ArrayList<LogEntry>();
    read(query, instant, MOST_PARTINGS, entries);
    return entries;
  }

  private void read(LogQl query, Window instant, int partingsLeft, List<LogEntry> found) {
    PageReader.Page page = pages.page(query, instant, limit);
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
          "more than " + page.limit() + " lines of this nanosecond are indistinguishable",
          null);
    }
    String half = half(first.substring(0, difference), characters);
    read(query.matching(half), instant, partingsLeft - 1, found);
    read(query.notMatching(half), instant, partingsLeft - 1, found);
  }

  /**
   * The regular expression of lines that continue with one of the lower half of the characters. Of
   * a long prefix only the end is matched: lines that match elsewhere are in the other half, but
   * not lost.
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
    // never within a surrogate pair
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
    // never within a surrogate pair
    return common > 0 && Character.isHighSurrogate(first.charAt(common - 1)) ? common - 1 : common;
  }

  /**
   * The characters of the lines at a position; a line that ends there has none and is split off.
   */
  private static SortedSet<Integer> charactersAt(List<LogEntry> entries, int position) {
    var characters = new TreeSet<Integer>();
    for (LogEntry entry : entries) {
      characters.add(entry.line().length() > position ? entry.line().codePointAt(position) : -1);
    }
    characters.remove(-1);
    boolean someEnd = entries.stream().anyMatch(entry -> entry.line().length() == position);
    if (someEnd && characters.size() == 1) {
      // continuing and ending lines differ, too
      characters.add(Character.MAX_CODE_POINT);
    }
    return characters;
  }
}
