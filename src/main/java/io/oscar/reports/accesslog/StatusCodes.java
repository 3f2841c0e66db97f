package io.oscar.reports.accesslog;

/** Parses HTTP status codes in logs. */
final class StatusCodes {
  private static final int LENGTH = 3;

  private StatusCodes() {}

  /** The three-digit number between two positions, after blanks; -1 if there is anything else. */
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

  /** Whether there are three digits at a position, followed by a blank or the end. */
  static boolean isAt(String line, int from) {
    int end = from + LENGTH;
    boolean isWord = end == line.length() || (end < line.length() && line.charAt(end) == ' ');
    return isWord && padded(line, from, end) >= 0;
  }

  /** Whether the manager refuses requests with this status. */
  static boolean isRefusal(int code) {
    return code == 401 || code == 403 || code == 404;
  }
}
