package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.FakePrometheus.error;
import static io.oscar.reports.source.prometheus.FakePrometheus.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Deadline;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class SteppedApiTest {
  private static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");
  private static final long HOUR = 3_600;
  private static final PromQl SOMETHING = new PromQl("something");

  @Test
  void queriesConsecutiveWindowsWithOneRangeQuery() throws IOException {
    List<EvaluationRange> hours = windows(HOUR, HOUR, HOUR, HOUR);

    assertThat(asked(hours, query -> value(query.time())))
        .containsExactly(
            "/api/v1/query_range",
            "1.790816399999E9",
            "1.790819999999E9",
            "1.790823599999E9",
            "1.790827199999E9");
  }

  @Test
  void queriesWindowsOfOtherLengthsSeparately() throws IOException {
    List<EvaluationRange> days = windows(HOUR, 24 * HOUR, 24 * HOUR, 25 * HOUR, 24 * HOUR);

    assertThat(asked(days, query -> value("1")))
        .containsExactly(
            "/api/v1/query",
            "/api/v1/query_range",
            "/api/v1/query",
            "/api/v1/query",
            "1.0",
            "1.0",
            "1.0",
            "1.0",
            "1.0");
  }

  @Test
  void fallsBackToSingleQueriesWhenTheRangeQueryIsTooLarge() throws IOException {
    List<EvaluationRange> hours = windows(HOUR, HOUR);

    assertThat(
            asked(
                hours,
                query ->
                    query.path().endsWith("range")
                        ? error(422, "execution", "query processing would load too many samples")
                        : value("2")))
        .containsExactly("/api/v1/query_range", "/api/v1/query", "/api/v1/query", "2.0", "2.0");
  }

  @Test
  void returnsNothingForWindowsWithoutValues() throws IOException {
    List<EvaluationRange> hours = windows(HOUR, HOUR);

    assertThat(
            asked(
                hours, query -> query.time().contains("399") ? FakePrometheus.none() : value("3")))
        .containsExactly("/api/v1/query_range", "0.0", "3.0");
  }

  /** The paths of the calls, and the values of the windows. */
  private static List<String> asked(
      List<EvaluationRange> windows, Function<FakePrometheus.Query, MockResponse> answers)
      throws IOException {
    var seen = new ArrayList<String>();
    try (FakePrometheus server = FakePrometheus.answering(answers)) {
      PrometheusApi api = new PrometheusApi(server.http()).stepping(windows);
      var sums = new ArrayList<String>();
      for (EvaluationRange range : windows) {
        Deadline never = Deadline.none(Clock.systemUTC());
        sums.add("" + api.query("asking", SOMETHING, range, never).sum());
      }
      seen.addAll(server.paths());
      seen.addAll(sums);
    }
    return seen;
  }

  private static List<EvaluationRange> windows(long... seconds) {
    var windows = new ArrayList<EvaluationRange>();
    Instant start = DAY;
    for (long length : seconds) {
      Instant end = start.plusSeconds(length);
      windows.add(EvaluationRange.of(new TimeRange(start, end.minusNanos(1))));
      start = end;
    }
    return windows;
  }
}
