package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.LogLines;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Answers that are too large for the messages between Loki's parts never come. */
class HeavyLinesTest {
  @AutoClose private final LokiStub loki = new LokiStub();

  @Test
  void readsLongOddLinesInsteadOfCountingThemByLabel() {
    loki.push(Lokis.MANAGER, withLongLines(600, 30_000)).withSilenceOver(4_000_000);

    LogReading reading = ReadLoki.day(Lokis.impatient(loki.url()));

    assertThat(reading.tally().lines().counted()).isEqualTo(300);
    assertThat(reading.tally().lines().read()).isEqualTo(600);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void readsBurstOfLongLinesInSmallPages() {
    loki.push(Lokis.MANAGER, ReadLoki.minutely(1_440, i -> "user-" + i));
    loki.push(Lokis.MANAGER, withLongLines(200, 60_000)).withSilenceOver(4_000_000);

    LogReading reading = ReadLoki.day(Lokis.impatient(loki.url()));

    assertThat(reading.tally().lines().read()).isEqualTo(1_640);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void readsLongOddLinesWithoutVolumeApi() {
    loki.withLimits(LokiLimits::withoutVolumes);
    loki.push(Lokis.MANAGER, withLongLines(600, 30_000)).withSilenceOver(4_000_000);

    LogReading reading = ReadLoki.day(Lokis.impatient(loki.url()));

    assertThat(reading.tally().lines().read()).isEqualTo(600);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  /** Every second one is long, all within two hours. */
  private static List<LoggedLine> withLongLines(int number, int length) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < number; i++) {
      String name = i % 2 == 0 ? "svc" : "x".repeat(length);
      lines.add(
          LogLines.manager(
              ReadLoki.START.plusSeconds(12L * i),
              i % 2 == 0 ? 200 : 401,
              "10.0.0.1",
              "/run/" + name,
              "user-" + i % 10));
    }
    return lines;
  }
}
