package io.oscar.reports.report;

import io.oscar.reports.accesslog.Ascii;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The format of a report. */
public enum ReportFormat {
  JSON,
  CSV,
  TABLE;

  private static final int LONGEST_EXTENSION = 8;

  /** The name in requests and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The file extension, without the dot. */
  public String extension() {
    return this == TABLE ? "txt" : key();
  }

  /** The media type with its charset. */
  public String mediaType() {
    return switch (this) {
      case JSON -> "application/json";
      case CSV -> "text/csv;charset=UTF-8";
      case TABLE -> "text/plain;charset=UTF-8";
    };
  }

  /**
   * The format with a name (case-insensitive).
   *
   * @throws InvalidRequest if it is unknown; the message lists the valid names
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
   * The format of a file's or object's extension, if it has one.
   *
   * @param parameter the parameter's name, for messages
   * @throws InvalidRequest if the extension is not supported; the message lists the supported ones
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

  /** The extension of a name, if it looks like a format. */
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
    return new InvalidRequest(parameter, "unsupported extension ." + extension + ": use " + known);
  }

  @Override
  public String toString() {
    return key();
  }
}
