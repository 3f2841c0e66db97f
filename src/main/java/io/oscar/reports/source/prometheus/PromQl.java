package io.oscar.reports.source.prometheus;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expression of PromQL. Expressions are put together here and nowhere else, from parts that
 * cannot be mistaken for syntax.
 *
 * @param text the expression as Prometheus reads it
 */
record PromQl(String text) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_]+)}}");
  private static final int MILLIS = 1_000;

  /**
   * A template with its placeholders filled in. The values are regular expressions; they are
   * escaped for a string in any of PromQL's three quotes and are not searched for placeholders.
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

  /** What is here, and what is only there. */
  PromQl or(PromQl other) {
    return new PromQl("(" + text + "\n or " + other.text + "\n)");
  }

  /** What is here and not there. */
  PromQl unless(PromQl other) {
    return new PromQl("(" + text + " unless " + other.text + ")");
  }

  /** The values above a limit. */
  PromQl above(double limit) {
    return new PromQl("(" + text + " > " + limit + ")");
  }

  /** The values above those of another expression, series by series. */
  PromQl above(PromQl other) {
    return new PromQl("(" + text + " > " + other.text + ")");
  }

  /** The values that are no higher than those of another expression, series by series. */
  PromQl atMost(PromQl other) {
    return new PromQl("(" + text + " <= " + other.text + ")");
  }

  /** The values below a limit. */
  PromQl below(double limit) {
    return new PromQl("(" + text + " < " + limit + ")");
  }

  /** The values less those of another expression, series by series. */
  PromQl minus(PromQl other) {
    return new PromQl("(" + text + " - " + other.text + ")");
  }

  /** The values divided by those of another expression, series by series. */
  PromQl dividedBy(PromQl other) {
    return new PromQl("(" + text + " / " + other.text + ")");
  }

  /** The values times a factor. */
  PromQl times(double factor) {
    return new PromQl("(" + text + " * " + factor + ")");
  }

  /** The sum of everything. A comment that ends a template does not swallow the bracket. */
  PromQl sum() {
    return new PromQl("sum(\n" + text + "\n)");
  }

  /** Sums by some labels. */
  PromQl sumBy(String... labels) {
    return new PromQl("sum by (" + String.join(", ", labels) + ") (\n" + text + "\n)");
  }

  /** The same with a label set where another label's value matches a regular expression. */
  PromQl labelReplace(String target, String replacement, String source, String regex) {
    String arguments =
        Stream.of(target, replacement, source, regex)
            .map(PromQl::quoted)
            .collect(Collectors.joining(", "));
    return new PromQl("label_replace(" + text + ", " + arguments + ")");
  }

  /** The same with one more label of a fixed value. */
  PromQl labelled(String label, String value) {
    return labelReplace(label, value.replace("$", "$$"), "", "");
  }

  /** A length of time, in whole seconds where it has no fraction and in milliseconds otherwise. */
  static String duration(Duration time) {
    long millis = time.toMillis();
    return millis % MILLIS == 0 ? millis / MILLIS + "s" : millis + "ms";
  }

  /**
   * The range that holds the samples of a length of time, that of its first moment included. Since
   * release 3 of Prometheus a range begins after its first moment, and it counts in milliseconds;
   * before, the range holds that of a millisecond earlier as well.
   */
  static String range(Duration time) {
    return duration(time.plusMillis(1));
  }

  /** A text as a string of PromQL. */
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
