package io.oscar.reports.accesslog;

import org.jspecify.annotations.Nullable;

/**
 * Parses the client's address in logs: a single one, or the first of {@code X-Forwarded-For}
 * ({@code 203.0.113.7, 10.0.0.1}).
 */
final class ClientAddress {
  private ClientAddress() {}

  /**
   * The first address between two positions, trimmed; may be empty; null if words are not separated
   * by commas.
   */
  static @Nullable String firstOf(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == ',' || c == '|') {
        return firstOfSeveral(text, from, to);
      }
    }
    return text.substring(from, to);
  }

  private static @Nullable String firstOfSeveral(String text, int from, int to) {
    String addresses = withoutBlanks(text, from, to);
    int firstEnd = addresses.length();
    for (int i = 0; i < addresses.length(); i++) {
      char c = addresses.charAt(i);
      if (c == ',') {
        firstEnd = Math.min(firstEnd, i);
      } else if (c == '|' || c < ' ' || (c == ' ' && addresses.charAt(i - 1) != ',')) {
        return null;
      }
    }
    return addresses.substring(0, firstEnd);
  }

  private static String withoutBlanks(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(start, end);
  }
}
