package io.oscar.reports.source;

import java.util.regex.Pattern;

/** The regular expressions of Loki and Prometheus (RE2). */
public final class Re2 {
  private static final Pattern SYNTAX = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

  private Re2() {}

  /**
   * A regular expression that matches a text and nothing else. It still has to be written as a
   * string of the language that it goes into.
   */
  public static String quote(String text) {
    return SYNTAX.matcher(text).replaceAll("\\\\$0");
  }
}
