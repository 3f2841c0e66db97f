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
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** More lines of one nanosecond than an answer may hold: time alone cannot page through them. */
class SameInstantReaderTest {
  private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

  @AutoClose private final LokiStub loki = new LokiStub();

  @Test
  void splitsLinesOfOneNanosecondByText() {
    var lines = new ArrayList<LoggedLine>();
    lines.add(manager(NOON.minusMillis(1), 200, "10.0.0.1", "/run/a", "before"));
    for (int i = 0; i < 12_345; i++) {
      lines.add(manager(NOON, 200, "10.0." + i / 250 + "." + i % 250, "/run/a", "user-" + i));
    }
    lines.add(manager(NOON.plusMillis(1), 200, "10.0.0.1", "/run/a", "after"));
    loki.push(Lokis.MANAGER, lines);

    LogReading reading = read();

    assertThat(reading.tally().lines().counted()).isEqualTo(12_347);
    assertThat(reading.tally().cells()).isEqualTo(12_347);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void reportsGapForIndistinguishableLinesAndCountsTheRest() {
    loki.withLimits(limits -> limits.lines(10).series(1));
    loki.push(Lokis.MANAGER, List.of(manager(NOON.minusSeconds(5), 200, "", "/run/a", "u")));
    for (int i = 0; i < 20; i++) {
      LoggedLine same = manager(NOON, 200, "10.0.0.1", "/run/a", "same");
      loki.push(
          Map.of("namespace", "oscar", "app", "oscar", "pod", "oscar-" + i, "country", "C" + i),
          List.of(same));
    }

    LogReading reading = read();

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes())
        .contains("more than 10 lines of this nanosecond are indistinguishable");
    assertThat(reading.tally().lines().counted()).isEqualTo(1);
  }

  private LogReading read() {
    var range = new TimeRange(NOON.minusSeconds(60), NOON.plusSeconds(60));
    return Lokis.requestLog(loki.url())
        .read(new LogRequest(MANAGER, range, null, Deadline.none(Clock.systemUTC())));
  }
}
