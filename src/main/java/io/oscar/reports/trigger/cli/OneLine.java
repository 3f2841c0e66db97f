package io.oscar.reports.trigger.cli;

/** Messages that may contain untrusted text, as one line. */
final class OneLine {
  private OneLine() {}

  /** The text with each run of control characters, including line breaks, replaced by a blank. */
  static String of(String text) {
    var line = new StringBuilder(text.length());
    boolean isBroken = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean breaks = c < ' ' || c == 0x7F;
      if (!breaks) {
        line.append(c);
      } else if (!isBroken) {
        line.append(' ');
      }
      isBroken = breaks;
    }
    return line.toString();
  }
}
