package io.oscar.reports.render;

/** Text without terminal control sequences. */
final class TerminalText {
  private static final char REPLACEMENT = '\uFFFD';

  private TerminalText() {}

  /**
   * The text with all non-printable characters replaced: control characters (escape sequences, line
   * breaks), invisible format characters (text direction) and lone surrogates.
   */
  static String of(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> safe.appendCodePoint(isShown(c) ? c : REPLACEMENT));
    return safe.toString();
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
