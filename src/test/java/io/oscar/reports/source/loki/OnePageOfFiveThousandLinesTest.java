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
import org.junit.jupiter.api.Test;

/** Upstream defect: one page of 5,000 lines is read of any log, and reported with status ok. */
class OnePageOfFiveThousandLinesTest {

  @Test
  void countsAllLinesOfBusyHour() {
    Instant start = Instant.parse("2026-10-01T00:00:00Z");
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 25_001; i++) {
      String user = "user-" + i % 2_000;
      lines.add(manager(start.plusMillis(i * 140L), 200, "10.0.0.1", "/run/svc-" + i % 30, user));
    }
    try (var loki = new LokiStub()) {
      loki.push(Lokis.MANAGER, lines);
      var hour = new TimeRange(start, Instant.parse("2026-10-01T00:59:59Z"));

      LogReading reading =
          Lokis.requestLog(loki.url())
              .read(new LogRequest(MANAGER, hour, null, Deadline.none(Clock.systemUTC())));

      assertThat(reading.tally().lines().counted()).isEqualTo(25_001);
      assertThat(reading.status().status()).isEqualTo(Completeness.OK);
      assertThat(reading.status().lastUpdated()).isEqualTo("2026-10-01T00:58:20Z");
    }
  }
}
