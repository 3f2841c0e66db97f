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

/** The calls of Prometheus' HTTP API required by reports. */
class PrometheusApi {
  private static final int POINTS = 200;
  private static final Duration SHORTEST_STEP = Duration.ofSeconds(15);

  private final HttpSource http;

  PrometheusApi(HttpSource http) {
    this.http = http;
  }

  /** A memoizing view for several readers of one report. */
  PrometheusApi memoized() {
    return new MemoizingPrometheusApi(http);
  }

  /** A view for consecutive windows. */
  PrometheusApi stepping(List<EvaluationRange> windows) {
    return new SteppedApi(http, windows);
  }

  /**
   * The value of an expression at the end of a window.
   *
   * @throws io.oscar.reports.source.SourceFailure if there is no valid response
   */
  QueryResult query(String action, PromQl expression, EvaluationRange range, Deadline deadline) {
    var reader = new ResponseReader(action, http.description());
    var form = Map.of("query", expression.text(), "time", seconds(range.end()));
    return http.post(action, "api/v1/query", form, deadline, reader::instant);
  }

  /**
   * The values of an expression at the ends of windows, for each with values.
   *
   * @param windows at least two consecutive windows of equal length
   * @throws io.oscar.reports.source.SourceFailure if there is no valid response
   */
  Map<EvaluationRange, QueryResult> queryEach(
      String action, PromQl expression, List<EvaluationRange> windows, Deadline deadline) {
    var reader = new ResponseReader(action, http.description());
    Duration step = Duration.between(windows.get(0).end(), windows.get(1).end());
    var form =
        Map.of(
            "query", expression.text(),
            "start", seconds(windows.getFirst().end()),
            "end", seconds(windows.getLast().end()),
            "step", BigDecimal.valueOf(step.toMillis(), 3).toPlainString());
    Map<Instant, QueryResult> answers =
        http.post(action, "api/v1/query_range", form, deadline, reader::steps);
    return windows.stream()
        .filter(range -> answers.containsKey(range.end()))
        .collect(Collectors.toMap(Function.identity(), range -> answers.get(range.end())));
  }

  /**
   * The first of some hundred evenly spaced instants of a window at which an expression has a
   * value; empty if it has none.
   *
   * @throws io.oscar.reports.source.SourceFailure if there is no valid response
   */
  Optional<Instant> firstValue(
      String action, PromQl expression, EvaluationRange range, Deadline deadline) {
    var reader = new ResponseReader(action, http.description());
    var form =
        Map.of(
            "query", expression.text(),
            "start", seconds(range.start()),
            "end", seconds(range.end()),
            "step", BigDecimal.valueOf(step(range).toMillis(), 3).toPlainString());
    return http.post(action, "api/v1/query_range", form, deadline, reader::times).stream()
        .min(Double::compare)
        .map(time -> Instant.ofEpochMilli(Math.round(time * 1_000)));
  }

  /** The step between the instants of {@link #firstValue}. */
  static Duration step(EvaluationRange range) {
    Duration step = range.length().dividedBy(POINTS);
    return step.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : step;
  }

  /**
   * The retention, such as "15d" or "15d or 512MB"; empty if not reported.
   *
   * @throws io.oscar.reports.source.SourceFailure if there is no valid response
   */
  String retention(String action, Deadline deadline) {
    var reader = new ResponseReader(action, http.description());
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
