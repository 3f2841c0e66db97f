package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.real.LokiOptions;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Loki that gives each query 20 ms: only small ones come back. */
@Tag("real")
class ShortQueryTimeoutTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  @Test
  void countsAllLinesDespiteShortQueryTimeout() {
    LokiTenant loki = RealLokis.tenant(LokiOptions.stock().withLimit("query_timeout", "20ms"));
    Duration step = Duration.ofMinutes(5);
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 5_841; i++) {
      Instant time = START.plus(step.multipliedBy(i));
      lines.add(manager(time, 200, "10.0.0.1", "/run/foo", "user-" + i % 200));
    }
    loki.push(Lokis.MANAGER, lines);

    LogReading reading =
        loki.read(MANAGER, new TimeRange(START, START.plus(step.multipliedBy(5_841))));

    assertThat(reading.tally().lines().counted()).isEqualTo(5_841);
    assertThat(reading.status().notes()).isEmpty();
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }
}
