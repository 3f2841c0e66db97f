package io.oscar.reports.source.prometheus;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PromQL expression. Expressions are built only here, from escaped parts.
 *
 * @param text the PromQL text
 */
record PromQl(String text) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_]+)}}");
  private static final int MILLIS = 1_000;

  /**
   * A template with its placeholders replaced. The values are regular expressions; they are escaped
   * for strings in any of PromQL's three quotes, and placeholders in them are not replaced.
   */
  static PromQl template(String template, Map<String, String> values) {
    return new PromQl(
        PLACEHOLDER
            .matcher(template)
            .replaceAll(
                hit -> {
                  String value = values.get(hit.group(1));
                  String text = value == null ? hit.group() : escaped(value);
                  return java.util.regex.Matcher.quoteReplacement(text);
                }));
  }

  /** A function of one argument. */
  PromQl call(String function) {
    return new PromQl(function + "(" + text + ")");
  }

  /** The {@code or} operator. */
  PromQl or(PromQl other) {
    return new PromQl("(" + text + "\n or " + other.text + "\n)");
  }

  /** The {@code unless} operator. */
  PromQl unless(PromQl other) {
    return new PromQl("(" + text + " unless " + other.text + ")");
  }

  /** The values above a limit. */
  PromQl above(double limit) {
    return new PromQl("(" + text + " > " + limit + ")");
  }

  /** The values above those of another expression, by series. */
  PromQl above(PromQl other) {
    return new PromQl("(" + text + " > " + other.text + ")");
  }

  /** The values not above those of another expression, by series. */
  PromQl atMost(PromQl other) {
    return new PromQl("(" + text + " <= " + other.text + ")");
  }

  /** The values below a limit. */
  PromQl below(double limit) {
    return new PromQl("(" + text + " < " + limit + ")");
  }

  /** The values minus those of another expression, by series. */
  PromQl minus(PromQl other) {
    return new PromQl("(" + text + " - " + other.text + ")");
  }

  /** The values divided by those of another expression, by series. */
  PromQl dividedBy(PromQl other) {
    return new PromQl("(" + text + " / " + other.text + ")");
  }

  /** The values times a factor. */
  PromQl times(double factor) {
    return new PromQl("(" + text + " * " + factor + ")");
  }

  /** The total sum. A comment at the end of a template does not hide the bracket. */
  PromQl sum() {
    return new PromQl("sum(\n" + text + "\n)");
  }

  /** Sums by some labels. */
  PromQl sumBy(String... labels) {
    return new PromQl("sum by (" + String.join(", ", labels) + ") (\n" + text + "\n)");
  }

  /** The same with a label set if another label's value matches a regular expression. */
  PromQl labelReplace(String target, String replacement, String source, String regex) {
    String arguments =
        Stream.of(target, replacement, source, regex)
            .map(PromQl::quoted)
            .collect(Collectors.joining(", "));
    return new PromQl("label_replace(" + text + ", " + arguments + ")");
  }

  /** The same with an additional label of a fixed value. */
  PromQl labelled(String label, String value) {
    return labelReplace(label, value.replace("$", "$$"), "", "");
  }

  /** A duration, in seconds if it has no fraction and in milliseconds otherwise. */
  static String duration(Duration time) {
    long millis = time.toMillis();
    return millis % MILLIS == 0 ? millis / MILLIS + "s" : millis + "ms";
  }

  /**
   * The range with the samples of a duration, including its first instant. Since Prometheus 3,
   * ranges are left-open with millisecond resolution; in earlier releases the range includes a
   * sample one millisecond earlier as well.
   */
  static String range(Duration time) {
    return duration(time.plusMillis(1));
  }

  /** A text as a PromQL string. */
  static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\"", "\\x22")
        .replace("'", "\\x27")
        .replace("`", "\\x60");
  }
}
