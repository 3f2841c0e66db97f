package io.oscar.reports.accesslog;

/** Removes colours and docker's JSON from lines. */
final class PlainLine {
  private PlainLine() {}

  /**
   * The line without colours, unwrapped from docker's JSON. A runtime's prefix is kept, as it
   * contains the time.
   */
  static String of(String line) {
    String bare = AnsiColours.strip(line);
    String unwrapped = DockerLine.unwrap(bare);
    return withoutEnd(AnsiColours.strip(unwrapped));
  }

  /**
   * The line without its line break and preceding ASCII blanks (those of RE2's {@code \s}); other
   * characters at the end belong to the user field.
   */
  static String withoutEnd(String line) {
    int end = line.length();
    while (end > 0 && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
  }
}
