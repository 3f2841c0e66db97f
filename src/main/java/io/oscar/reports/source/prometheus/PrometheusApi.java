package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.http.HttpSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The three calls of Prometheus' HTTP API that a report needs. */
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
