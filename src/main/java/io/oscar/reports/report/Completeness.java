package io.oscar.reports.report;

import java.util.Locale;

/** How much of what was asked a source could say; the worst is last. */
public enum Completeness {
  OK,
  PARTIAL,
  MISSING;

  /** The word of OSCAR's API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return key();
  }
}
