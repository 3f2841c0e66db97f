package io.oscar.reports.source;

import java.util.regex.Pattern;

/** Regular expressions of Loki and Prometheus (RE2). */
public final class Re2 {
  private static final Pattern SYNTAX = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

  private Re2() {}

  /**
   * A regular expression that matches exactly a text. It still has to be escaped as a string of the
   * query language.
   */
  public static String quote(String text) {
    return SYNTAX.matcher(text).replaceAll("\\\\$0");
  }
}
