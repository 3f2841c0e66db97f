package io.oscar.reports.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The grouping of a breakdown. */
public enum GroupBy {
  SERVICE,
  USER,
  COUNTRY;

  /** The name in OSCAR's API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The grouping with a name (case-insensitive).
   *
   * @throws InvalidRequest if it is unknown; the message lists the valid names
   */
  public static GroupBy of(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "service" -> SERVICE;
      case "user" -> USER;
      case "country" -> COUNTRY;
      default -> throw InvalidRequest.notOneOf("group_by", key, name, names());
    };
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(GroupBy::key).toList();
  }

  @Override
  public String toString() {
    return key();
  }
}
