package io.oscar.reports.source.loki;

import io.oscar.reports.source.Re2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A LogQL query of log lines, built from typed parts: the one place where LogQL is written.
 *
 * <p>The selector and its stages come from the operator's settings; whatever a caller or a log line
 * supplies goes through {@link Re2} and {@link #string} first.
 */
final class LogQl {
  private final String base;
  private final List<String> stages;

  private LogQl(String base, List<String> stages) {
    this.base = base;
    this.stages = List.copyOf(stages);
  }

  /**
   * The query of a template.
   *
   * @param values what stands for each placeholder, escaped here for a string inside a regular
   *     expression matcher
   */
  static LogQl ofTemplate(String template, Map<String, String> values) {
    String query = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      query = query.replace("{{" + value.getKey() + "}}", escaped(value.getValue()));
    }
    return new LogQl(query.strip(), List.of());
  }

  /** Only lines that contain a text. */
  LogQl containing(String text) {
    return with("|= " + string(text));
  }

  /** Only lines that a regular expression (RE2) finds something in. */
  LogQl matching(String re2) {
    return with("|~ " + string(re2));
  }

  /** Only lines that a regular expression (RE2) finds nothing in. */
  LogQl notMatching(String re2) {
    return with("!~ " + string(re2));
  }

  /** Labels of the named groups of a regular expression (RE2), where it matches. */
  LogQl extracting(String re2) {
    return with("| regexp " + string(re2));
  }

  /** The lines without any labels but these, so that fewer streams are returned. */
  LogQl keeping(List<String> labels) {
    return with("| keep " + String.join(", ", labels));
  }

  /** The metric query that counts the lines of a stretch of time by labels. */
  String countBy(List<String> labels, Duration window) {
    String by = labels.isEmpty() ? "" : " by (" + String.join(", ", labels) + ")";
    return "sum" + by + " (count_over_time(" + this + " [" + window.toSeconds() + "s]))";
  }

  /**
   * The stream selector alone, as the index API takes it.
   *
   * @throws IllegalArgumentException if the query has no selector
   */
  String selector() {
    int open = base.indexOf('{');
    char quote = 0;
    for (int i = open + 1; open >= 0 && i < base.length(); i++) {
      char c = base.charAt(i);
      if (quote == '"' && c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '`') {
        quote = c;
      } else if (c == '}') {
        return base.substring(open, i + 1);
      }
    }
    throw new IllegalArgumentException("the query has no stream selector {…}: " + base);
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

  private LogQl with(String stage) {
    var more = new ArrayList<>(stages);
    more.add(stage);
    return new LogQl(base, more);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogQl query && toString().equals(query.toString());
  }

  @Override
  public int hashCode() {
    return Objects.hash(base, stages);
  }

  /** The query as Loki takes it. */
  @Override
  public String toString() {
    return stages.isEmpty() ? base : base + " " + String.join(" ", stages);
  }
}
