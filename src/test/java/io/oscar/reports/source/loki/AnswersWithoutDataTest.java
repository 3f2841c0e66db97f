package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LoggedLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that says success and lacks what a report reads: it is no answer of Loki, and never a 0. */
class AnswersWithoutDataTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final TimeRange DAY = new TimeRange(START, Instant.parse("2026-10-01T23:59:59Z"));

  @AutoClose private final LokiStub loki = new LokiStub();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"success\"}",
        "{\"status\":\"success\",\"data\":null}",
        "{\"status\":\"success\",\"data\":{}}",
        "{\"status\":\"success\",\"data\":[]}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\"}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":null}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":{}}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[null]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{}}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1790899199,\"7\"]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1790899199]]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1790899199,\"NaN\"]]}]}}",
        "{}",
        "[]",
        "null",
        "\"success\""
      })
  void isNotReportedAsZeroRequests(String answer) {
    var lines = new ArrayList<LoggedLine>();
    lines.add(manager(START.minus(Duration.ofDays(2)), 200, "10.0.0.1", "/run/foo", "before"));
    for (int i = 0; i < 100; i++) {
      lines.add(manager(START.plusSeconds(i * 860L), 200, "10.0.0.1", "/run/foo", "user-" + i));
    }
    loki.push(Lokis.MANAGER, lines)
        .withFault(
            call ->
                String.valueOf(call.get("path")).endsWith("/query_range")
                    ? new StubRefusal(200, answer)
                    : null);

    LogReading reading =
        Lokis.requestLog(loki.url())
            .read(
                new LogRequest(
                    MANAGER, DAY, null, Deadline.in(Duration.ofSeconds(2), Clock.systemUTC())));

    assertThat(reading.tally().lines().read()).isZero();
    assertThat(reading.status().status()).isNotEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).isNotEmpty();
  }
}
