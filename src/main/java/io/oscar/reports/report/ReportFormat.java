package io.oscar.reports.report;

import java.util.Locale;

/** The form in which a report is given to its reader. */
public enum ReportFormat {
  JSON,
  CSV,
  TABLE;

  /** The name in requests and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format of a name, in any case.
   *
   * @throws InvalidRequest if there is none; the message lists the valid names
   */
  public static ReportFormat of(String key) {
    return switch (key.toLowerCase(Locale.ROOT)) {
      case "json" -> JSON;
      case "csv" -> CSV;
      case "table" -> TABLE;
      default -> throw new InvalidRequest("format", "'" + key + "' is not one of json, csv, table");
    };
  }

  @Override
  public String toString() {
    return key();
  }
}
