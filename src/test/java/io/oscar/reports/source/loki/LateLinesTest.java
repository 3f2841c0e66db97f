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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lines that reach a Loki with results caches after their time was reported. Loki keeps to {@code
 * Cache-Control: no-cache} for counts; for lines it forgets the header when it cuts a query at the
 * hours, and answers from its cache of empty results.
 */
@Tag("real")
class LateLinesTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final TimeRange DAY = new TimeRange(START, Instant.parse("2026-10-01T23:59:59Z"));
  private static final Map<String, String> LATE_POD =
      Map.of("namespace", "oscar", "app", "oscar", "pod", "late");

  private final LokiTenant loki = RealLokis.tenant(LokiOptions.stock().withCaches());

  @Test
  void countsLateLinesInNextReport() {
    loki.push(Lokis.MANAGER, lines(200, Duration.ofSeconds(400)));
    assertCounted(200, "2026-10-01T22:06:40Z");

    loki.push(LATE_POD, lines(100, Duration.ofSeconds(860)));

    assertCounted(300, "2026-10-01T23:39:00Z");
  }

  @Test
  void readsLateLinesInNextReport() {
    loki.push(Lokis.MANAGER, lines(12_000, Duration.ofSeconds(7)));
    assertCounted(12_000, "2026-10-01T23:19:53Z");

    loki.push(LATE_POD, lines(100, Duration.ofSeconds(860)));

    assertCounted(12_100, "2026-10-01T23:39:00Z");
  }

  @Test
  void readsLateLinesInFirstAndLastSecondOfRange() {
    // parts of a second are read as lines, whatever the rest is
    var range = new TimeRange(START.plusMillis(500), Instant.parse("2026-10-01T23:00:59.500Z"));
    loki.push(Lokis.MANAGER, lines(200, Duration.ofSeconds(400)));
    assertThat(loki.read(MANAGER, range).tally().lines().counted()).isEqualTo(199);

    loki.push(LATE_POD, List.of(line(START.plusMillis(700)), line(range.end().minusMillis(100))));

    assertThat(loki.read(MANAGER, range).tally().lines().counted()).isEqualTo(201);
  }

  @Test
  void readsLateLinesInHoursThatWereEmpty() {
    // dense at both ends of a minute that lies in two hours, so that one query reads it
    Instant hour = START.plus(Duration.ofHours(1));
    var range = new TimeRange(hour.minusSeconds(2), hour.plusMillis(999));
    loki.push(Lokis.MANAGER, List.of(line(START), line(hour.minusSeconds(1))));
    assertThat(loki.read(MANAGER, range).tally().lines().counted()).isEqualTo(1);

    loki.push(LATE_POD, List.of(line(hour.plusMillis(500))));

    assertThat(loki.read(MANAGER, range).tally().lines().counted()).isEqualTo(2);
  }

  @Test
  void countsLateLinesInDayThatWasEmpty() {
    loki.push(Lokis.MANAGER, List.of(line(START.minusSeconds(60))));
    assertCounted(0, null);

    loki.push(LATE_POD, lines(100, Duration.ofSeconds(860)));

    assertCounted(100, "2026-10-01T23:39:00Z");
  }

  private void assertCounted(long lines, @Nullable String newest) {
    LogReading reading = loki.read(MANAGER, DAY);
    assertThat(reading.tally().lines().counted()).isEqualTo(lines);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().lastUpdated())
        .isEqualTo(newest == null ? null : Instant.parse(newest));
  }

  private static List<LoggedLine> lines(int count, Duration step) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < count; i++) {
      lines.add(line(START.plus(step.multipliedBy(i))));
    }
    return lines;
  }

  private static LoggedLine line(Instant time) {
    return manager(time, 200, "10.0.0.1", "/run/foo", "user");
  }
}
