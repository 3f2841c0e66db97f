package io.oscar.reports.accesslog;

/** ASCII character classes, independent of locale and Unicode. */
public final class Ascii {
  private Ascii() {}

  /** Whether a character is one of {@code a} to {@code z}. */
  public static boolean isLowerCase(int c) {
    return c >= 'a' && c <= 'z';
  }

  /** Whether a character is one of {@code a} to {@code z} and {@code 0} to {@code 9}. */
  public static boolean isLowerCaseOrDigit(int c) {
    return isLowerCase(c) || isDigit(c);
  }

  /** Whether a character is a letter, of either case, or a digit. */
  public static boolean isLetterOrDigit(int c) {
    return isLowerCase(c) || isUpperCase(c) || isDigit(c);
  }

  /** Whether a character is one of {@code A} to {@code Z}. */
  public static boolean isUpperCase(int c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Whether a character is one of {@code 0} to {@code 9}. */
  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
