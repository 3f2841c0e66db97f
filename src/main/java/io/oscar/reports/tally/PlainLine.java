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
    return AnsiColours.strip(unwrapped).stripTrailing();
  }
}
