package io.oscar.reports.accesslog;

/** The form of an OSCAR service's name: a DNS-1123 label (RFC 1123, as Kubernetes reads it). */
public final class ServiceNames {
  private static final int MAX_LENGTH = 63;

  private ServiceNames() {}

  /** Whether a text is a service name. */
  public static boolean isValid(String text) {
    return isValid(text, 0, text.length());
  }

  /** Whether the text between two positions is a service name. */
  static boolean isValid(String text, int from, int to) {
    int length = to - from;
    if (length < 1 || length > MAX_LENGTH) {
      return false;
    }
    if (text.charAt(from) == '-' || text.charAt(to - 1) == '-') {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!Ascii.isLowerCaseOrDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }
}
