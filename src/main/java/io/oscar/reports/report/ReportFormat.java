package io.oscar.reports.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The form in which a report is given to its reader. */
public enum ReportFormat {
  JSON,
  CSV,
  TABLE;

  /** The name in requests and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a file of this form is called after the dot. */
  public String extension() {
    return this == TABLE ? "txt" : key();
  }

  /** What an answer or an object of this form is: the media type with its charset. */
  public String mediaType() {
    return switch (this) {
      case JSON -> "application/json";
      case CSV -> "text/csv;charset=UTF-8";
      case TABLE -> "text/plain;charset=UTF-8";
    };
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

  /** The form that a file's or an object's name tells by its extension, if it tells one. */
  public static Optional<ReportFormat> ofFile(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> lowerCase.endsWith("." + format.extension()))
        .findFirst();
  }

  @Override
  public String toString() {
    return key();
  }
}
