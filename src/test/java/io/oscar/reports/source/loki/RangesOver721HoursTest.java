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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Upstream defect: a range of more than 721 hours is one query, which Loki refuses. */
class RangesOver721HoursTest {
  private static final TimeRange HALF_A_YEAR =
      new TimeRange(
          Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-06-30T23:59:59.999999999Z"));

  @Test
  void countsHalfYear() {
    try (var loki = new LokiStub()) {
      var lines = new ArrayList<LoggedLine>();
      for (int day = 0; day < 181; day++) {
        Instant time = HALF_A_YEAR.start().plusSeconds(day * 86_400L + 3);
        lines.add(manager(time, 200, "10.0.0.1", "/job/nightly", "user-1"));
      }
      loki.push(Lokis.MANAGER, lines);

      LogReading reading = read(loki);

      assertThat(reading.tally().lines().counted()).isEqualTo(181);
      assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    }
  }

  @Test
  void needsFewQueriesForEmptyHalfYear() {
    try (var loki = new LokiStub()) {
      Instant before = Instant.parse("2025-12-30T00:00:00Z");
      loki.push(Lokis.MANAGER, List.of(manager(before, 200, "10.0.0.1", "/job/nightly", "user-1")));

      LogReading reading = read(loki);

      assertThat(reading.tally().lines().read()).isZero();
      assertThat(reading.status().status()).isEqualTo(Completeness.OK);
      assertThat(loki.calls()).hasSizeLessThan(15);
    }
  }

  private static LogReading read(LokiStub loki) {
    return Lokis.requestLog(loki.url())
        .read(new LogRequest(MANAGER, HALF_A_YEAR, null, Deadline.none(Clock.systemUTC())));
  }
}
