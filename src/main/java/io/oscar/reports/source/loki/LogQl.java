package io.oscar.reports.source.loki;

import io.oscar.reports.source.Re2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A LogQL log query, built from typed parts; LogQL is built nowhere else.
 *
 * <p>The base comes from the operator's settings; input from callers and log lines is escaped by
 * {@link io.oscar.reports.source.Re2} and {@link #string}. Line filters always follow the base
 * directly and kept labels come last, independent of call order.
 *
 * @param base the operator's query
 * @param filters line filters
 * @param stages the stages that extract labels from a line, or filter by them
 * @param kept the labels to keep; empty for all
 */
record LogQl(Base base, List<String> filters, List<String> stages, List<String> kept) {
  // A line filter would be parsed as a matcher of a preceding "drop" or "keep", and Loki moves it
  // before stages that change the line; neither happens after a line_format.
  private static final String BARRIER = "| line_format \"{{__line__}}\"";
  private static final String NO_ERRORS = "| drop __error__, __error_details__";

  LogQl {
    filters = List.copyOf(filters);
    stages = List.copyOf(stages);
    kept = List.copyOf(kept);
  }

  /**
   * The query of a template.
   *
   * @param values the value of each placeholder, escaped here for a string within a regular
   *     expression matcher
   * @throws IllegalArgumentException if the template has no stream selector
   */
  static LogQl ofTemplate(String template, Map<String, String> values) {
    String query = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      query = query.replace("{{" + value.getKey() + "}}", escaped(value.getValue()));
    }
    return of(base(query));
  }

  private static Base base(String query) {
    var text = new LogQlText(query);
    return new Base(text.query(), text.selector(), text.hasStages());
  }

  private static LogQl of(Base base) {
    return new LogQl(base, List.of(), List.of(), List.of());
  }

  /** All lines of the same streams. */
  LogQl ofStreams() {
    return of(new Base(selector(), selector(), false));
  }

  /** Restricts the query to streams with one of some values of a label. */
  LogQl ofStreamsWith(String label, List<String> values) {
    return matchingStreams(label + "=~" + string(anyOf(values)));
  }

  /** Restricts the query to streams with none of some values of a label, or without it. */
  LogQl ofStreamsWithout(String label, List<String> values) {
    return matchingStreams(label + "!~" + string(anyOf(values)));
  }

  private static String anyOf(List<String> values) {
    return values.stream().map(Re2::quote).collect(Collectors.joining("|"));
  }

  private LogQl matchingStreams(String matcher) {
    var base = base(new LogQlText(this.base.text).withMatcher(matcher));
    return new LogQl(base, filters, stages, kept);
  }

  /**
   * Includes lines with a parse error reported by a stage or their metadata, which Loki refuses to
   * count. Requires Loki 2.9.
   */
  LogQl ignoringErrors() {
    var base = new Base(this.base.text + " " + NO_ERRORS, this.base.selector, true);
    return new LogQl(base, filters, stages, kept);
  }

  /** Restricts the query to lines that contain a text. */
  LogQl containing(String text) {
    return filtered("|= " + string(text));
  }

  /** Restricts the query to lines that match a regular expression (RE2). */
  LogQl matching(String re2) {
    return filtered("|~ " + string(re2));
  }

  /** Restricts the query to lines that do not match a regular expression (RE2). */
  LogQl notMatching(String re2) {
    return filtered("!~ " + string(re2));
  }

  /** Extracts the named groups of a regular expression (RE2) as labels, if it matches. */
  LogQl extracting(String re2) {
    return new LogQl(base, filters, plus(stages, "| regexp " + string(re2)), kept);
  }

  /** Restricts the query to lines without a label. */
  LogQl without(String label) {
    return new LogQl(base, filters, plus(stages, "| " + label + "=\"\""), kept);
  }

  /**
   * Restricts the query to lines with a timestamp at a whole second. Requires Loki 2.7.
   *
   * @param label one that no line has
   */
  LogQl atWholeSeconds(String label) {
    String nanos = "| label_format " + label + "=\"{{ __timestamp__.Nanosecond }}\"";
    return new LogQl(base, filters, plus(plus(stages, nanos), "| " + label + "=\"0\""), kept);
  }

  /** Keeps only these labels, so that fewer streams are returned. */
  LogQl keeping(List<String> labels) {
    return new LogQl(base, filters, stages, labels);
  }

  /** The metric query that counts the lines of an interval by labels. */
  String countBy(List<String> labels, Duration window) {
    String by = labels.isEmpty() ? "" : " by (" + String.join(", ", labels) + ")";
    return "sum%s (count_over_time(%s [%ds]))".formatted(by, this, window.toSeconds());
  }

  /** The metric query of the total length of the lines of an interval. */
  String bytes(Duration window) {
    return "sum (bytes_over_time(%s [%ds]))".formatted(this, window.toSeconds());
  }

  /** The stream selector only, as the index API expects it. */
  String selector() {
    return base.selector;
  }

  /** A text as a quoted LogQL string. */
  static String string(String text) {
    return "\"" + escaped(text) + "\"";
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  private LogQl filtered(String filter) {
    return new LogQl(base, plus(filters, filter), stages, kept);
  }

  private static List<String> plus(List<String> some, String another) {
    var more = new ArrayList<>(some);
    more.add(another);
    return more;
  }

  /** The LogQL text. */
  @Override
  public String toString() {
    var parts = new ArrayList<String>();
    parts.add(base.text);
    if (base.hasStages && !filters.isEmpty()) {
      parts.add(BARRIER);
    }
    parts.addAll(filters);
    parts.addAll(stages);
    if (!kept.isEmpty()) {
      parts.add("| keep " + String.join(", ", kept));
    }
    return String.join(" ", parts);
  }

  /**
   * The operator's query.
   *
   * @param text the whole query
   * @param selector its stream selector
   * @param hasStages whether it has stages other than line filters
   */
  record Base(String text, String selector, boolean hasStages) {}
}
