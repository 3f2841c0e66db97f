package io.oscar.reports.render;

import java.util.ArrayList;
import java.util.List;

/** Wraps text into lines: between words if possible, else within names and times. */
final class WrappedText {
  private WrappedText() {}

  /**
   * The lines of a text, at least one.
   *
   * @param width the maximum line length, at least one
   */
  static List<String> lines(String text, int width) {
    var lines = new ArrayList<String>();
    String rest = text;
    while (TextTable.width(rest) > width) {
      int end = rest.offsetByCodePoints(0, width);
      // Leading blanks are indentation.
      int firstWord = rest.length() - rest.stripLeading().length();
      int blank = rest.lastIndexOf(' ', end);
      int cut = blank > firstWord ? blank : withinWord(rest, firstWord, end);
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** After a hyphen, or between the date and time of an instant; else at the end of the line. */
  private static int withinWord(String text, int from, int end) {
    for (int i = end - 1; i > from; i--) {
      char c = text.charAt(i);
      if (c == '-' || (c == 'T' && Character.isDigit(text.charAt(i - 1)))) {
        return i + 1;
      }
    }
    return end;
  }
}
