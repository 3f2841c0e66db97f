package io.oscar.reports.tally;

/** HTTP status codes as logs hold them. */
final class StatusCodes {
  private static final int LENGTH = 3;

  private StatusCodes() {}

  /** The three digits between two positions, after blanks; -1 where there is anything else. */
  static int padded(String line, int from, int to) {
    int start = from;
    while (start < to && line.charAt(start) == ' ') {
      start++;
    }
    if (to - start != LENGTH) {
      return -1;
    }
    int code = 0;
    for (int i = start; i < to; i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      code = code * 10 + digit;
    }
    return code;
  }

  /** Whether three digits stand at a position, and a blank or nothing after them. */
  static boolean isAt(String line, int from) {
    int end = from + LENGTH;
    boolean isWord = end == line.length() || (end < line.length() && line.charAt(end) == ' ');
    return isWord && padded(line, from, end) >= 0;
  }

  /** Whether the manager answers so when it turns a request down before any service sees it. */
  static boolean isRefusal(int code) {
    return code == 401 || code == 403 || code == 404;
  }
}
