package io.oscar.reports.source.prometheus;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The series of one metric, as PromQL selects them.
 *
 * @param metric the metric's name
 * @param matchers what their labels must be like
 */
record Selector(String metric, List<Matcher> matchers) {

  /** The series of a metric whose labels match. */
  static Selector of(String metric, Matcher... matchers) {
    return new Selector(metric, List.of(matchers));
  }

  /** The same with further conditions. */
  Selector with(Matcher... more) {
    return new Selector(metric, Stream.concat(matchers.stream(), Arrays.stream(more)).toList());
  }

  /** The newest sample of each series. */
  PromQl instant() {
    return new PromQl(text());
  }

  /** The samples of a length of time, from its first moment to its last. */
  PromQl over(Duration time) {
    return new PromQl(text() + "[" + PromQl.range(time) + "]");
  }

  /** The same of a length of time that ended some time ago. */
  PromQl over(Duration time, Duration ago) {
    return new PromQl(over(time).text() + " offset " + PromQl.duration(ago));
  }

  private String text() {
    return metric + matchers.stream().map(Matcher::text).collect(Collectors.joining(",", "{", "}"));
  }

  /**
   * A condition on a label.
   *
   * @param text the condition as Prometheus reads it
   */
  record Matcher(String text) {

    /** The label has another value than this. */
    static Matcher isNot(String label, String value) {
      return new Matcher(label + "!=" + PromQl.quoted(value));
    }

    /** The whole value of the label matches a regular expression. */
    static Matcher matches(String label, String regex) {
      return new Matcher(label + "=~" + PromQl.quoted(regex));
    }
  }
}
