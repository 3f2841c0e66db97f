package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.ingress;
import static io.oscar.reports.source.LogStream.EXPOSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A selector that matches no stream is a mistake; a stream without an exposed request is not. */
@Tag("real")
class NoSuchStreamTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final TimeRange DAY =
      new TimeRange(START, Instant.parse("2026-10-01T23:59:59.999999999Z"));

  private final LokiTenant loki = RealLokis.tenant();

  @Test
  void isMissingWhenNoStreamExists() {
    assertMissing(loki.read(EXPOSED, DAY));
  }

  @Test
  void isMissingWhenOnlyOtherStreamsExist() {
    loki.push(
        Map.of("namespace", "ingress-nginx", "app", "other"), every(Duration.ofHours(1), START));

    assertMissing(loki.read(EXPOSED, DAY));
  }

  @Test
  void isOkWhenStreamHasNoExposedRequest() {
    loki.push(Lokis.INGRESS, every(Duration.ofHours(1), START));

    assertNoRequests(loki.read(EXPOSED, DAY));
  }

  @Test
  void isOkWhenStreamIsOlderThanRange() {
    loki.push(Lokis.INGRESS, every(Duration.ofHours(1), START.minus(Duration.ofDays(20))));

    assertNoRequests(loki.read(EXPOSED, DAY));
  }

  @Test
  void isOkWhenStreamIsMonthsOlderThanRange() {
    loki.push(Lokis.INGRESS, every(Duration.ofHours(1), START.minus(Duration.ofDays(200))));

    assertNoRequests(loki.read(EXPOSED, DAY));
  }

  @Test
  void isNotMissingWhenStreamHasOneLine() {
    loki.push(Lokis.INGRESS, List.of(other(START.plusSeconds(40_000))));

    LogReading reading = loki.read(EXPOSED, DAY);

    assertThat(reading.tally().lines().read()).isZero();
    assertThat(reading.status().status()).isNotEqualTo(Completeness.MISSING);
  }

  private static void assertMissing(LogReading reading) {
    assertThat(reading.tally().lines().read()).isZero();
    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes()).contains("ingress-nginx").contains("no stream");
  }

  private static void assertNoRequests(LogReading reading) {
    assertThat(reading.tally().lines().read()).isZero();
    assertThat(reading.status().notes()).isEmpty();
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  /** A day of requests that no service was exposed for. */
  private static List<LoggedLine> every(Duration step, Instant start) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 24; i++) {
      lines.add(other(start.plus(step.multipliedBy(i))));
    }
    return lines;
  }

  private static LoggedLine other(Instant time) {
    return ingress(time, 200, "10.0.0.1", "/system/config");
  }
}
