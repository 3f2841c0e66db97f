package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.FakePrometheus.none;
import static io.oscar.reports.source.prometheus.FakePrometheus.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.UsageReading;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prometheus shortens a range to what it still keeps; the report says so. */
class DataStartTest {

  @Test
  void isPartialWhenRetentionEndsWithinRange() throws Exception {
    UsageReading reading = read("9d or 10GB");

    assertThat(reading.usage().total().cpu()).isEqualTo(1);
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes())
        .contains("data begin at 2026-03-11T12:00:00Z (retention 9d or 10GB)");
  }

  @ParameterizedTest
  @CsvSource({"15d", "1y", "4w or 512MB", "512MB", "''", "2w"})
  void isOkWhenRetentionCoversRangeOrIsUnknown(String retention) throws Exception {
    assertThat(read(retention).status().status()).isEqualTo(Completeness.OK);
  }

  private static UsageReading read(String retention) throws Exception {
    try (var server =
        FakePrometheus.serving(
            query ->
                switch (query.path()) {
                  case "/api/v1/status/runtimeinfo" -> runtimeInfo(retention);
                  case "/api/v1/query" -> query.readsCpu() ? value("3600") : none();
                  default -> none();
                })) {
      return Measurements.total(server);
    }
  }

  private static MockResponse runtimeInfo(String retention) {
    String body = "{\"status\":\"success\",\"data\":{\"storageRetention\":\"" + retention + "\"}}";
    return new MockResponse.Builder().code(200).body(body).build();
  }
}
