package io.oscar.reports.source.prometheus;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PromQL series selector of one metric.
 *
 * @param metric the metric's name
 * @param matchers the label matchers
 */
record Selector(String metric, List<Matcher> matchers) {

  /** The series of a metric whose labels match. */
  static Selector of(String metric, Matcher... matchers) {
    return new Selector(metric, List.of(matchers));
  }

  /** The same with additional matchers. */
  Selector with(Matcher... more) {
    return new Selector(metric, Stream.concat(matchers.stream(), Arrays.stream(more)).toList());
  }

  /** The latest sample of each series. */
  PromQl instant() {
    return new PromQl(text());
  }

  /** The samples of a duration, both ends inclusive. */
  PromQl over(Duration time) {
    return new PromQl(text() + "[" + PromQl.range(time) + "]");
  }

  /** The samples of a duration with an offset. */
  PromQl over(Duration time, Duration ago) {
    return new PromQl(over(time).text() + " offset " + PromQl.duration(ago));
  }

  private String text() {
    return metric + matchers.stream().map(Matcher::text).collect(Collectors.joining(",", "{", "}"));
  }

  /**
   * A label matcher.
   *
   * @param text the PromQL text
   */
  record Matcher(String text) {

    /** The label does not equal a value. */
    static Matcher isNot(String label, String value) {
      return new Matcher(label + "!=" + PromQl.quoted(value));
    }

    /** The label fully matches a regular expression. */
    static Matcher matches(String label, String regex) {
      return new Matcher(label + "=~" + PromQl.quoted(regex));
    }
  }
}
