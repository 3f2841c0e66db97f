package io.oscar.reports.engine;

import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.Interval;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportPeriod;
import io.oscar.reports.report.Timelines;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request parameter: a query parameter, a JSON field and a command line option. */
public enum Parameter {
  START(
      40,
      "TIME",
      Type.TEXT,
      "Start of the range: 2026-10-01 (its midnight), RFC 3339 with an offset, now-7d, or any"
          + " period below. Default: 24 hours before the end."),
  END(
      40,
      "TIME",
      Type.TEXT,
      "End of the range, inclusive: 2026-10-31 (to the end of that day) and so on. Default: now."),
  // Two times and two dots.
  PERIOD(
      82,
      "WORDS",
      Type.TEXT,
      "Instead of start and end: " + ReportPeriod.FORMS + ".",
      ReportPeriod.WORDS),
  TZ(
      50,
      "ZONE",
      Type.TEXT,
      "Time zone of days, weeks and months, like Europe/Madrid. Default: UTC."),
  SERVICE(63, "NAME", Type.TEXT, "This service only. Default: the whole cluster."),
  METRIC(40, "KEY", Type.CHOICE, listed(MetricKey.names()) + ".", MetricKey.names()),
  INTERVAL(
      5,
      "LENGTH",
      Type.CHOICE,
      "Length of a point: " + listed(Interval.names()) + ". Default: " + Interval.DAY + ".",
      Interval.names()),
  GROUP_BY(20, "GROUP", Type.CHOICE, listed(GroupBy.names()) + ".", GroupBy.names()),
  TOP(
      5,
      "N",
      Type.NUMBER,
      "With a group: the number of largest rows per point; the rest is summed as others."
          + (" Default: " + Timelines.DEFAULT_TOP + ".")),
  INCLUDE_USERS(
      5, "", Type.FLAG, "List the users of each service; not available with --format csv."),
  FORMAT(
      20,
      "FORMAT",
      Type.CHOICE,
      listed(ReportFormat.names())
          + ". Default: by the extension of TARGET, a table on a terminal, else json.",
      ReportFormat.names()),
  STRICT(5, "", Type.FLAG, "Exit with code 3 if a source does not cover the whole range.");

  /** The type of a parameter. */
  public enum Type {
    /** Text, possibly with a format. */
    TEXT,
    /** One of a list of names. */
    CHOICE,
    /** A whole number. */
    NUMBER,
    /** True or false. */
    FLAG
  }

  private final int longest;
  private final String placeholder;
  private final Type type;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final List<String> values;

  Parameter(int longest, String placeholder, Type type, String help) {
    this(longest, placeholder, type, help, List.of());
  }

  Parameter(int longest, String placeholder, Type type, String help, List<String> values) {
    this.longest = longest;
    this.placeholder = placeholder;
    this.type = type;
    this.help = help;
    this.values = values;
  }

  /** The maximum length of the value. */
  public int longest() {
    return longest;
  }

  /** The placeholder of the value in help; empty for a flag. */
  public String placeholder() {
    return placeholder;
  }

  /** The type of its values. */
  public Type type() {
    return type;
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

  /** Whether it is a boolean. */
  public boolean isFlag() {
    return type == Type.FLAG;
  }

  /** The valid values, or common ones for completion; none for free text. */
  public List<String> choices() {
    return values;
  }

  /** The parameter with a {@link #key}. */
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
