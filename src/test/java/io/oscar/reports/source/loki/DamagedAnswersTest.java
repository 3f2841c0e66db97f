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
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer that a proxy damaged once is asked for again. */
class DamagedAnswersTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  @ParameterizedTest
  @EnumSource
  void retriesDamagedCounts(FaultyProxy.Damage damage) throws IOException {
    assertComplete(damage, Duration.ofSeconds(860));
  }

  @ParameterizedTest
  @EnumSource
  void retriesDamagedLineResponses(FaultyProxy.Damage damage) throws IOException {
    assertComplete(damage, Duration.ofSeconds(1));
  }

  private static void assertComplete(FaultyProxy.Damage damage, Duration step) throws IOException {
    try (var loki = new LokiStub();
        var proxy = new FaultyProxy(loki.url(), damage)) {
      var lines = new ArrayList<LoggedLine>();
      for (int i = 0; i < 100; i++) {
        Instant time = START.plus(step.multipliedBy(i));
        lines.add(manager(time, 200, "10.0.0.1", "/run/foo", "user-" + i));
      }
      loki.push(Lokis.MANAGER, lines);
      var range = new TimeRange(START, START.plus(step.multipliedBy(100)));

      LogReading reading =
          Lokis.requestLog(proxy.url())
              .read(
                  new LogRequest(
                      MANAGER,
                      range,
                      null,
                      Deadline.in(Duration.ofSeconds(60), Clock.systemUTC())));

      assertThat(reading.tally().lines().counted()).isEqualTo(100);
      assertThat(reading.status().notes()).isEmpty();
      assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    }
  }
}
