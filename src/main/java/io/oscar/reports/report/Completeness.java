package io.oscar.reports.report;

import java.util.Locale;

/** The completeness of a source's data; the worst is last. */
public enum Completeness {
  OK,
  PARTIAL,
  MISSING;

  /** The value in OSCAR's API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return key();
  }
}
