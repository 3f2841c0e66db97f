package io.oscar.reports.function;

import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportPeriod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a request that a caller may set: a query parameter, a JSON field, and an option of the
 * command line.
 */
public enum Parameter {
  START(
      40,
      "TIME",
      "First moment: 2026-10-01 (from 00:00 UTC), RFC 3339 with an offset, now-7d, or the start of"
          + " any period below. Default: 24 hours before the end."),
  END(
      40,
      "TIME",
      "Last moment, inclusive: 2026-10-31 (to the end of that day, UTC) and so on. Default: now."),
  // Two moments, and two dots between them.
  PERIOD(82, "WORDS", "Instead of start and end, in UTC: " + ReportPeriod.FORMS + "."),
  SERVICE(63, "NAME", "This service only. Default: the whole cluster."),
  METRIC(40, "KEY", listed(MetricKey.names()) + "."),
  GROUP_BY(20, "GROUP", listed(GroupBy.names()) + "."),
  INCLUDE_USERS(5, "", "List the users of each service; not with --format csv."),
  FORMAT(
      20,
      "FORMAT",
      listed(ReportFormat.names())
          + ". Default: by the extension of TARGET, a table on a terminal, else json."),
  STRICT(5, "", "Exit with code 3 if a source does not cover the whole range.");

  private final int longest;
  private final String placeholder;
  private final String help;

  Parameter(int longest, String placeholder, String help) {
    this.longest = longest;
    this.placeholder = placeholder;
    this.help = help;
  }

  /** How many characters the text of the part may have. */
  public int longest() {
    return longest;
  }

  /** What stands for its value in help; empty for a flag. */
  public String placeholder() {
    return placeholder;
  }

  /** A line of help. */
  public String help() {
    return help;
  }

  /** The name of the query parameter and of the JSON field. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name on the command line. */
  public String option() {
    return "--" + key().replace('_', '-');
  }

  /** Whether the part is true or false rather than text. */
  public boolean isFlag() {
    return placeholder.isEmpty();
  }

  /** The values that there are, or the most usual ones; none where any text will do. */
  public List<String> choices() {
    return switch (this) {
      case PERIOD -> ReportPeriod.WORDS;
      case METRIC -> MetricKey.names();
      case GROUP_BY -> GroupBy.names();
      case FORMAT -> ReportFormat.names();
      case START, END, SERVICE, INCLUDE_USERS, STRICT -> List.of();
    };
  }

  /** Whether the {@link #choices} are all values that there are. */
  public boolean isChoice() {
    return this == METRIC || this == GROUP_BY || this == FORMAT;
  }

  /** The part of a name, exactly as {@link #key} has it. */
  public static Optional<Parameter> of(String key) {
    return Arrays.stream(values()).filter(parameter -> parameter.key().equals(key)).findFirst();
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Parameter::key).toList();
  }

  /** All names, for messages. */
  public static String keys() {
    return String.join(", ", names());
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
