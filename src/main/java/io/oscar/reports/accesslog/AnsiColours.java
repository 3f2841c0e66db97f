package io.oscar.reports.accesslog;

/**
 * Removes ANSI colours from lines (ECMA-48): {@code ESC [ 97;42 m}.
 *
 * <p>Removes sequences that colour text ({@code m}), erase the rest of a line ({@code K}) and
 * select the ASCII character set ({@code ESC ( B}). None of them contains a blank or a separator,
 * so removal never joins two fields. Of blanks on both sides of a sequence, one is removed as well,
 * unless that would break an empty field.
 */
final class AnsiColours {
  private static final char ESCAPE = '\u001b';

  private AnsiColours() {}

  /** Whether a text contains an escape character. */
  static boolean mayBeIn(String text) {
    return text.indexOf(ESCAPE) >= 0;
  }

  /** The text without colours. */
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

  /** The end of the sequence whose escape character is before a position; -1 if there is none. */
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
