package io.oscar.reports.tally;

/** A line without what terminals and container runtimes put around its text. */
final class PlainLine {
  private PlainLine() {}

  /**
   * The line without colours and out of docker's wrapper; the line itself where it has neither. A
   * runtime's prefix stays: it holds a time.
   */
  static String of(String line) {
    String bare = AnsiColours.strip(line);
    String unwrapped = DockerLine.unwrap(bare);
    return withoutEnd(AnsiColours.strip(unwrapped));
  }

  /**
   * The line without its line break and the blanks before it. Only those of ASCII are such, which
   * are the ones that RE2 calls blank: other characters at the end are the user's.
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
