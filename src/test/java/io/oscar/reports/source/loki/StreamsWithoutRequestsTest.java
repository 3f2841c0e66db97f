package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogStream.EXPOSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.LogLines;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A log that is there but holds no request is not one that is not there. */
class StreamsWithoutRequestsTest {
  @AutoClose private final LokiStub loki = new LokiStub();

  @Test
  void isCompleteForLogWithoutRequests() {
    loki.push(Lokis.INGRESS, everyMinute(1_440, "/index.html"));

    assertComplete(exposed(limits -> limits));
  }

  @Test
  void isCompleteForLogWithoutRequestsWithoutVolumeApi() {
    loki.push(Lokis.INGRESS, everyMinute(1_440, "/index.html"));

    assertComplete(exposed(LokiLimits::withoutVolumes));
  }

  @Test
  void isPartialWhenLogBeginsInRange() {
    loki.push(Lokis.INGRESS, everyMinute(1_440, "/index.html").subList(720, 1_440));

    LogReading reading = exposed(limits -> limits);

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).contains("data begin at 2026-10-01T12:00:00Z");
  }

  @Test
  void isCompleteWhenFirstRequestIsLateInOlderLog() {
    loki.push(Lokis.INGRESS, everyMinute(1_440, "/index.html"));
    loki.push(
        Lokis.INGRESS, everyMinute(1_440, "/system/services/a/exposed/").subList(1_380, 1_440));

    LogReading reading = exposed(limits -> limits);

    assertThat(reading.tally().lines().counted()).isEqualTo(60);
    assertComplete(reading);
  }

  @Test
  void isMissingWithoutLog() {
    loki.push(Lokis.MANAGER, ReadLoki.minutely(100, i -> "user"));

    LogReading reading = exposed(limits -> limits);

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes())
        .isEqualTo(
            "no stream of {namespace=\"ingress-nginx\", app=\"ingress-nginx\"} has a line in the"
                + " range or before it: check LOKI_URL, LOKI_TENANT and the labels");
  }

  private LogReading exposed(UnaryOperator<LokiLimits> limits) {
    loki.withLimits(limits);
    return ReadLoki.read(Lokis.requestLog(loki.url()), EXPOSED, ReadLoki.DAY);
  }

  private static void assertComplete(LogReading reading) {
    assertThat(reading.status().notes()).isEmpty();
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  private static List<LoggedLine> everyMinute(int number, String path) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < number; i++) {
      lines.add(LogLines.ingress(ReadLoki.START.plusSeconds(60L * i), 200, "10.0.0.1", path));
    }
    return lines;
  }
}
