package io.oscar.reports.accesslog;

/**
 * Describes the form of a line without revealing its content.
 *
 * <p>Runs of letters become {@code a}, runs of digits {@code 9}, and repetitions after the same
 * sign are omitted, so that lines of the same form are equal.
 */
public final class LineForm {
  private static final int LONGEST = 80;
  private static final String CUT = "…";

  private LineForm() {}

  /** The form of a line: one line of printable ASCII and {@code …}, of bounded length. */
  public static String of(String line) {
    String plain = PlainLine.of(line);
    return JsonFields.isObject(plain) ? JsonForm.of(plain) : masked(plain);
  }

  /** A text with every word masked but the name of the manager's logger. */
  static String masked(String text) {
    int marker = text.indexOf(RequestMarkers.MANAGER);
    if (marker < 0) {
      return maskedWords(text);
    }
    int end = marker + RequestMarkers.MANAGER.length();
    return maskedWords(text.substring(0, marker))
        + RequestMarkers.MANAGER
        + maskedWords(text.substring(end));
  }

  private static String maskedWords(String text) {
    var form = new StringBuilder();
    int position = 0;
    while (position < text.length()) {
      if (form.length() > LONGEST) {
        return form.append(CUT).toString();
      }
      int end = wordEnd(text, position);
      if (end > position) {
        appendWord(form, isNumber(text, position, end) ? '9' : 'a');
        position = end;
      } else {
        appendSign(form, text.charAt(position));
        position++;
      }
    }
    return form.toString();
  }

  private static void appendWord(StringBuilder form, char word) {
    int length = form.length();
    boolean isRepeated =
        length >= 3
            && form.charAt(length - 2) == word
            && form.charAt(length - 1) == form.charAt(length - 3)
            && form.charAt(length - 1) != ' ';
    if (isRepeated) {
      form.setLength(length - 1);
    } else {
      form.append(word);
    }
  }

  private static void appendSign(StringBuilder form, char c) {
    boolean isSecondBlank = c == ' ' && !form.isEmpty() && form.charAt(form.length() - 1) == ' ';
    if (!isSecondBlank) {
      form.append(c >= ' ' && c <= '~' ? c : '?');
    }
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Ascii.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
