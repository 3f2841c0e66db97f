package io.oscar.reports.trigger.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of a request that a caller may set. */
public enum RequestField {
  START(40),
  END(40),
  // Two moments, and two dots between them.
  PERIOD(82),
  SERVICE(63),
  METRIC(40),
  GROUP_BY(20),
  INCLUDE_USERS(5),
  FORMAT(20),
  STRICT(5);

  private final int longest;

  RequestField(int longest) {
    this.longest = longest;
  }

  /** How many characters the text of the part may have. */
  public int longest() {
    return longest;
  }

  /** The name of the query parameter and of the JSON field. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the part is true or false rather than text. */
  public boolean isFlag() {
    return this == INCLUDE_USERS || this == STRICT;
  }

  /** The part of a name, exactly as {@link #key} has it. */
  public static Optional<RequestField> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(RequestField::key).toList();
  }

  /** All names, for messages. */
  public static String keys() {
    return String.join(", ", names());
  }
}
