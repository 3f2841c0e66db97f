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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Loki that answers of the last seven days, and of an older day as if it were empty. */
@Tag("real")
class LookbackLimitTest {
  private static final LokiOptions WEEK = LokiOptions.stock().withLimit("max_query_lookback", "7d");

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
  private final LokiTenant loki = RealLokis.tenant(WEEK);

  @Test
  void isReportedWhenRangeEndsInFuture() {
    loki.push(Lokis.MANAGER, every(Duration.ofHours(1), 336));

    LogReading reading =
        loki.read(MANAGER, new TimeRange(daysAgo(14), now.plus(Duration.ofDays(365))));

    assertThat(reading.tally().lines().counted()).isBetween(167L, 168L);
    assertSaid(reading);
  }

  @Test
  void isReportedWhenLinesAreSparse() {
    loki.push(Lokis.MANAGER, every(Duration.ofDays(1), 14));

    LogReading reading = loki.read(MANAGER, new TimeRange(daysAgo(14), now));

    assertThat(reading.tally().lines().counted()).isEqualTo(7);
    assertSaid(reading);
  }

  @Test
  void isNotOkWhenLookbackHidesEveryLine() {
    loki.push(Lokis.MANAGER, every(Duration.ofHours(1), 336));

    LogReading reading = loki.read(MANAGER, new TimeRange(daysAgo(14), daysAgo(10)));

    assertThat(reading.tally().lines().read()).isZero();
    assertThat(reading.status().status()).isNotEqualTo(Completeness.OK);
  }

  @Test
  void isOkForRangeWithinLookback() {
    loki.push(Lokis.MANAGER, every(Duration.ofHours(1), 336));

    LogReading reading = loki.read(MANAGER, new TimeRange(daysAgo(6), now));

    assertThat(reading.tally().lines().counted()).isEqualTo(144);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void isOkForRangeWithinLookbackWithSparseLines() {
    loki.push(Lokis.MANAGER, every(Duration.ofDays(2), 7));

    LogReading reading = loki.read(MANAGER, new TimeRange(daysAgo(6), now));

    assertThat(reading.tally().lines().counted()).isEqualTo(3);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  private static void assertSaid(LogReading reading) {
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).contains("data begin at");
  }

  /** Lines that end half an hour ago. */
  private List<LoggedLine> every(Duration step, int count) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < count; i++) {
      Instant time = now.minus(Duration.ofMinutes(30)).minus(step.multipliedBy(i));
      lines.add(manager(time, 200, "10.0.0.1", "/run/foo", "user-" + i));
    }
    return lines;
  }

  private Instant daysAgo(int days) {
    return now.minus(Duration.ofDays(days));
  }
}
