package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogLines;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What Loki says of its own limits, which otherwise shorten a report without a word. */
class LimitsApiTest {
  private final Instant now = Clock.systemUTC().instant();
  @AutoClose private final LokiStub loki = new LokiStub();

  @Test
  void isPartialWhenMaxQueryLookbackHidesData() {
    tells("\"max_query_lookback\":\"1w\"");
    loki.push(Lokis.MANAGER, daily(7));

    LogReading reading = fourteenDays(now);

    assertThat(reading.tally().lines().counted()).isEqualTo(7);
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes())
        .contains("data begin at ")
        .contains("Loki shows nothing older (max_query_lookback is 168h)");
  }

  @Test
  void isOkForRangeWithinMaxQueryLookback() {
    tells("\"max_query_lookback\":\"15d\"");
    loki.push(Lokis.MANAGER, daily(14));

    assertThat(fourteenDays(now).status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void ignoresFuturePartOfRangeWhenJudgingSilence() {
    loki.push(Lokis.MANAGER, hourly(168));

    LogReading reading = fourteenDays(now.plus(Duration.ofDays(300)));

    assertThat(reading.tally().lines().counted()).isEqualTo(168);
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).contains("data begin at ");
  }

  @Test
  void namesRetentionPeriodAsReason() {
    tells("\"retention_period\":\"7d\"");
    loki.push(Lokis.MANAGER, daily(7));

    LogReading reading = fourteenDays(now);

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).contains("(retention_period is 168h)");
  }

  @Test
  void startsWithPagesOfMaxEntriesLimit() {
    tells("\"max_entries_limit_per_query\":100");
    loki.push(Lokis.MANAGER, hourly(336)).withLimits(limits -> limits.lines(100).series(1));

    LogReading reading = fourteenDays(now);

    assertThat(reading.tally().lines().counted()).isEqualTo(336);
    assertThat(loki.calls())
        .extracting(call -> call.getOrDefault("limit", "1"))
        .doesNotContain("5000");
  }

  @Test
  void ignoresUnreadableLimits() {
    loki.push(Lokis.MANAGER, hourly(336))
        .withLimits(limits -> limits.told("{\"limits\":{\"max_query_lookback\":\"soon\"}}"));

    assertThat(fourteenDays(now).status().status()).isEqualTo(Completeness.OK);
  }

  private void tells(String limit) {
    loki.withLimits(limits -> limits.told("{\"limits\":{" + limit + "}}"));
  }

  private LogReading fourteenDays(Instant end) {
    var range = new TimeRange(now.minus(Duration.ofDays(14)), end);
    return ReadLoki.read(Lokis.requestLog(loki.url()), MANAGER, range);
  }

  private List<LoggedLine> daily(int number) {
    return before(number, Duration.ofDays(1));
  }

  private List<LoggedLine> hourly(int number) {
    return before(number, Duration.ofHours(1));
  }

  private List<LoggedLine> before(int number, Duration pause) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < number; i++) {
      Instant time = now.minus(pause.multipliedBy(i)).minusSeconds(1);
      lines.add(LogLines.manager(time, 200, "10.0.0.1", "/run/svc", "user-" + i % 7));
    }
    return lines;
  }
}
