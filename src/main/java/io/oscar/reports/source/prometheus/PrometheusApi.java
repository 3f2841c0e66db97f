package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.http.HttpSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The calls of Prometheus' HTTP API that a report needs. */
class PrometheusApi {
  private static final int POINTS = 200;
  private static final Duration SHORTEST_STEP = Duration.ofSeconds(15);

  private final HttpSource http;

  PrometheusApi(HttpSource http) {
    this.http = http;
  }

  /** The same, for some readers of one report: what is asked twice is answered from memory. */
  PrometheusApi askingOnce() {
    return new RememberingApi(http);
  }

  /** The same, for windows that follow each other. */
  PrometheusApi stepping(List<Window> windows) {
    return new SteppedApi(http, windows);
  }

  /**
   * The value of an expression at the end of a window.
   *
   * @throws io.oscar.reports.source.SourceFailure if there is no readable answer
   */
  Answer query(String action, PromQl expression, Window window, Deadline deadline) {
    var reader = new AnswerReader(action, http.description());
    var form = Map.of("query", expression.text(), "time", seconds(window.end()));
    return http.post(action, "api/v1/query", form, deadline, reader::instant);
  }

  /**
   * The values of an expression at the ends of windows, for each that has any.
   *
   * @param windows at least two, that follow each other and are equally long
   * @throws io.oscar.reports.source.SourceFailure if there is no readable answer
   */
  Map<Window, Answer> queryEach(
      String action, PromQl expression, List<Window> windows, Deadline deadline) {
    var reader = new AnswerReader(action, http.description());
    Duration step = Duration.between(windows.get(0).end(), windows.get(1).end());
    var form =
        Map.of(
            "query", expression.text(),
            "start", seconds(windows.getFirst().end()),
            "end", seconds(windows.getLast().end()),
            "step", BigDecimal.valueOf(step.toMillis(), 3).toPlainString());
    Map<Instant, Answer> answers =
        http.post(action, "api/v1/query_range", form, deadline, reader::steps);
    return windows.stream()
        .filter(window -> answers.containsKey(window.end()))
        .collect(Collectors.toMap(Function.identity(), window -> answers.get(window.end())));
  }

  /**
   * The first of some hundred evenly spaced moments of a window at which an expression has a value;
   * empty where it has none.
   *
   * @throws io.oscar.reports.source.SourceFailure if there is no readable answer
   */
  Optional<Instant> firstValue(String action, PromQl expression, Window window, Deadline deadline) {
    var reader = new AnswerReader(action, http.description());
    var form =
        Map.of(
            "query", expression.text(),
            "start", seconds(window.start()),
            "end", seconds(window.end()),
            "step", BigDecimal.valueOf(step(window).toMillis(), 3).toPlainString());
    return http.post(action, "api/v1/query_range", form, deadline, reader::times).stream()
        .min(Double::compare)
        .map(time -> Instant.ofEpochMilli(Math.round(time * 1_000)));
  }

  /** The time between two of the moments that {@link #firstValue} looks at. */
  static Duration step(Window window) {
    Duration step = window.length().dividedBy(POINTS);
    return step.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : step;
  }

  /**
   * How long data are kept, as in "15d" or "15d or 512MB"; empty where the server does not say.
   *
   * @throws io.oscar.reports.source.SourceFailure if there is no readable answer
   */
  String retention(String action, Deadline deadline) {
    var reader = new AnswerReader(action, http.description());
    return http.get(
        action,
        "api/v1/status/runtimeinfo",
        Map.of(),
        deadline,
        body -> reader.text(body, "storageRetention"));
  }

  private static String seconds(Instant moment) {
    return BigDecimal.valueOf(moment.toEpochMilli(), 3).toPlainString();
  }
}
