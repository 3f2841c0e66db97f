package io.oscar.reports.report;

import io.oscar.reports.tally.Ascii;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form in which a report is given to its reader. */
public enum ReportFormat {
  JSON,
  CSV,
  TABLE;

  private static final int LONGEST_EXTENSION = 8;

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
    String name = key.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "json" -> JSON;
      case "csv" -> CSV;
      case "table" -> TABLE;
      default -> throw InvalidRequest.notOneOf("format", key, name, names());
    };
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(ReportFormat::key).toList();
  }

  /**
   * The form that a file's or an object's name tells by its extension, if it has one.
   *
   * @param parameter what the name is the value of, for the message
   * @throws InvalidRequest if the extension is that of another form; the message lists the known
   */
  public static Optional<ReportFormat> ofFile(String parameter, String name) {
    String extension = extensionOf(name);
    if (extension.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(values())
            .filter(format -> format.extension().equals(extension))
            .findFirst()
            .orElseThrow(() -> unknown(parameter, extension)));
  }

  /** What follows the last dot of a name, where it reads like the name of a format. */
  private static String extensionOf(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    String end = last.substring(dot + 1).toLowerCase(Locale.ROOT);
    boolean isWord =
        dot > 0
            && end.length() <= LONGEST_EXTENSION
            && end.chars().allMatch(Ascii::isLowerCaseOrDigit)
            && end.chars().anyMatch(Ascii::isLowerCase);
    return isWord ? end : "";
  }

  private static InvalidRequest unknown(String parameter, String extension) {
    String known =
        Arrays.stream(values())
            .map(format -> "." + format.extension())
            .collect(Collectors.joining(", "));
    return new InvalidRequest(
        parameter, "reports are not written as ." + extension + ", only as " + known);
  }

  @Override
  public String toString() {
    return key();
  }
}
