package io.oscar.reports.tally;

/** HTTP status codes as logs hold them. */
final class StatusCodes {
  private StatusCodes() {}

  /**
   * The three digits between two positions, blanks around them; -1 where there is anything else.
   */
  static int padded(String line, int from, int to) {
    int start = from;
    while (start < to && line.charAt(start) == ' ') {
      start++;
    }
    int end = to;
    while (end > start && line.charAt(end - 1) == ' ') {
      end--;
    }
    if (end - start != 3) {
      return -1;
    }
    int code = 0;
    for (int i = start; i < end; i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      code = code * 10 + digit;
    }
    return code;
  }

  /** Whether the manager answers so when it turns a request down before any service sees it. */
  static boolean isRefusal(int code) {
    return code == 401 || code == 403 || code == 404;
  }
}
