package io.oscar.reports.tally;

/**
 * The colours that a logger or a terminal put into a line (ECMA-48): {@code ESC [ 97;42 m}.
 *
 * <p>Known are the sequences that colour text ({@code m}), erase the rest of a line ({@code K}) and
 * choose the plain character set ({@code ESC ( B}). None of them holds a blank or a separator, so
 * taking one out never joins two fields. Of blanks on both sides of one, as colours come with, one
 * is taken out as well, but where an empty field would no longer have its two.
 */
final class AnsiColours {
  private static final char ESCAPE = '\u001b';

  private AnsiColours() {}

  /** Whether a text holds an escape character, as every colour does. */
  static boolean mayBeIn(String text) {
    return text.indexOf(ESCAPE) >= 0;
  }

  /** The text without colours; the text itself where it has none. */
  static String strip(String text) {
    int escape = text.indexOf(ESCAPE);
    if (escape < 0) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    int from = 0;
    while (escape >= 0) {
      int end = end(text, escape + 1);
      if (end > 0) {
        plain.append(text, from, escape);
        from = isBlankAround(plain, text, end) ? end + 1 : end;
      }
      escape = text.indexOf(ESCAPE, escape + 1);
    }
    return plain.append(text, from, text.length()).toString();
  }

  private static boolean isBlankAround(StringBuilder before, String text, int after) {
    int last = before.length() - 1;
    boolean isBlank = last >= 0 && before.charAt(last) == ' ' && text.startsWith(" ", after);
    boolean isEmptyField =
        last > 0 && before.charAt(last - 1) == '|' && text.startsWith(" |", after);
    return isBlank && !isEmptyField;
  }

  /** Where the sequence ends whose escape character stands before a position; -1 if it is none. */
  private static int end(String text, int from) {
    if (text.startsWith("(B", from)) {
      return from + 2;
    }
    if (!text.startsWith("[", from)) {
      return -1;
    }
    int end = from + 1;
    while (end < text.length() && isParameter(text.charAt(end))) {
      end++;
    }
    return end < text.length() && (text.charAt(end) == 'm' || text.charAt(end) == 'K')
        ? end + 1
        : -1;
  }

  private static boolean isParameter(char c) {
    return Ascii.isDigit(c) || c == ';' || c == ':';
  }
}
