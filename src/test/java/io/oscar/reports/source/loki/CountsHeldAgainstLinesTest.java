package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Loki leaves a series out of a count by labels where a label holds U+FFFD, without a word. */
class CountsHeldAgainstLinesTest {
  @AutoClose private final LokiStub loki = new LokiStub();

  @Test
  void countsUsersWithReplacementCharacter() {
    loki.push(Lokis.MANAGER, ReadLoki.minutely(200, i -> i % 2 == 0 ? "user\uFFFD" : "user"));

    LogReading reading = ReadLoki.day(Lokis.requestLog(loki.url()));

    assertThat(ReadLoki.byUser(reading.tally()))
        .isEqualTo(Map.of("user", 100L, "user\uFFFD", 100L));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void readsOddLinesWithReplacementCharacter() {
    loki.push(Lokis.MANAGER, ReadLoki.minutely(100, i -> "user"));
    loki.push(
        Lokis.MANAGER,
        List.of(LoggedLine.of(ReadLoki.START.plusSeconds(5), "POST /run/svc \uFFFD odd")));

    LogReading reading = ReadLoki.day(Lokis.requestLog(loki.url()));

    assertThat(reading.tally().lines().counted()).isEqualTo(100);
    assertThat(reading.tally().lines().read()).isEqualTo(101);
  }
}
