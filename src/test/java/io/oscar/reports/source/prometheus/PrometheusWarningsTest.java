package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.FakePrometheus.envelope;
import static io.oscar.reports.source.prometheus.FakePrometheus.none;
import static io.oscar.reports.source.prometheus.FakePrometheus.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.UsageReading;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Upstream, a warning or info of Prometheus turns a figure into a failure. */
class PrometheusWarningsTest {

  @Test
  void keepsValueWithWarningsAndInfos() throws Exception {
    UsageReading reading =
        read(
            ",\"warnings\":[\"remote_read: connection refused\"],"
                + "\"infos\":[\"PromQL info: metric might not be a counter\"]");

    assertThat(reading.usage().total().cpu()).isEqualTo(2);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes())
        .contains("Prometheus says: remote_read: connection refused")
        .contains("Prometheus says: PromQL info: metric might not be a counter");
  }

  @Test
  void limitsNumberAndLengthOfWarnings() throws Exception {
    String warnings =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"" + i + "x".repeat(10_000) + "\"")
            .collect(Collectors.joining(","));

    UsageReading reading = read(",\"warnings\":[" + warnings + "]");

    assertThat(reading.usage().total().cpu()).isEqualTo(2);
    assertThat(reading.status().notes()).hasSizeLessThan(6_000).endsWith("more notes");
  }

  @Test
  void ignoresEmptyWarnings() throws Exception {
    UsageReading reading = read(",\"warnings\":[],\"infos\":null");

    assertThat(reading.status().notes()).doesNotContain("Prometheus says");
  }

  private static UsageReading read(String remarks) throws Exception {
    String[] rows = {row("", "7200")};
    try (var server =
        FakePrometheus.answering(q -> q.readsCpu() ? envelope(rows, remarks) : none())) {
      return Measurements.total(server);
    }
  }
}
