package io.oscar.reports.source.loki;

import io.oscar.reports.source.Re2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A LogQL query of log lines, built from typed parts: the one place where LogQL is written.
 *
 * <p>The base comes from the operator's settings; whatever a caller or a log line supplies goes
 * through {@link io.oscar.reports.source.Re2} and {@link #string} first. Line filters always come
 * directly after the base and labels to keep last, whatever the order in which they were asked for.
 *
 * @param base the operator's query
 * @param filters line filters
 * @param stages stages that read labels from a line, or select by them
 * @param kept the labels that are left in the end; empty for all
 */
record LogQl(Base base, List<String> filters, List<String> stages, List<String> kept) {
  // A line filter would be read as a matcher of a "drop" or "keep" before it, and Loki moves it
  // before stages that change the line; it does neither beyond a line_format.
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
   * @param values what stands for each placeholder, escaped here for a string inside a regular
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

  /** Only streams that have one of some values of a label. */
  LogQl ofStreamsWith(String label, List<String> values) {
    return matchingStreams(label + "=~" + string(anyOf(values)));
  }

  /** Only streams that have none of some values of a label, or have not got it. */
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
   * All lines, those too of which a stage or their metadata say that they cannot be read; Loki
   * refuses to count these. Needs Loki 2.9.
   */
  LogQl ignoringErrors() {
    var base = new Base(this.base.text + " " + NO_ERRORS, this.base.selector, true);
    return new LogQl(base, filters, stages, kept);
  }

  /** Only lines that contain a text. */
  LogQl containing(String text) {
    return filtered("|= " + string(text));
  }

  /** Only lines that a regular expression (RE2) finds something in. */
  LogQl matching(String re2) {
    return filtered("|~ " + string(re2));
  }

  /** Only lines that a regular expression (RE2) finds nothing in. */
  LogQl notMatching(String re2) {
    return filtered("!~ " + string(re2));
  }

  /** Labels of the named groups of a regular expression (RE2), where it matches. */
  LogQl extracting(String re2) {
    return new LogQl(base, filters, plus(stages, "| regexp " + string(re2)), kept);
  }

  /** Only lines without a label. */
  LogQl without(String label) {
    return new LogQl(base, filters, plus(stages, "| " + label + "=\"\""), kept);
  }

  /**
   * Only lines at whole seconds, to the nanosecond. Needs Loki 2.7.
   *
   * @param label one that no line has
   */
  LogQl atWholeSeconds(String label) {
    String nanos = "| label_format " + label + "=\"{{ __timestamp__.Nanosecond }}\"";
    return new LogQl(base, filters, plus(plus(stages, nanos), "| " + label + "=\"0\""), kept);
  }

  /** The lines without any labels but these, so that fewer streams are returned. */
  LogQl keeping(List<String> labels) {
    return new LogQl(base, filters, stages, labels);
  }

  /** The metric query that counts the lines of a stretch of time by labels. */
  String countBy(List<String> labels, Duration window) {
    String by = labels.isEmpty() ? "" : " by (" + String.join(", ", labels) + ")";
    return "sum%s (count_over_time(%s [%ds]))".formatted(by, this, window.toSeconds());
  }

  /** The metric query that adds up how long the lines of a stretch of time are. */
  String bytes(Duration window) {
    return "sum (bytes_over_time(%s [%ds]))".formatted(this, window.toSeconds());
  }

  /** The stream selector alone, as the index API takes it. */
  String selector() {
    return base.selector;
  }

  /** A text as a string of LogQL, quotes included. */
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

  /** The query as Loki takes it. */
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
   * What the operator wrote.
   *
   * @param text the whole query
   * @param selector its stream selector
   * @param hasStages whether it has stages other than line filters
   */
  record Base(String text, String selector, boolean hasStages) {}
}
