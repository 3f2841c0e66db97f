package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.FakePrometheus.error;
import static io.oscar.reports.source.prometheus.FakePrometheus.none;
import static io.oscar.reports.source.prometheus.FakePrometheus.row;
import static io.oscar.reports.source.prometheus.FakePrometheus.value;
import static io.oscar.reports.source.prometheus.FakePrometheus.vector;
import static io.oscar.reports.source.prometheus.Measurements.total;
import static io.oscar.reports.source.prometheus.Measurements.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the answers of Prometheus, good and bad. */
class PrometheusUsageMeterTest {
  @Test
  void convertsSecondsToHours() throws Exception {
    UsageReading reading = total(q -> q.readsCpu() ? value("5400") : value("1800"));

    assertThat(reading.usage()).isEqualTo(usage(1.5, 0.5));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().lastUpdated()).isEqualTo(Instant.parse("2026-03-12T00:00:00Z"));
    assertThat(reading.status().notes()).isEmpty();
  }

  @Test
  void sendsOneQueryForAllServices() throws Exception {
    Set<String> known =
        IntStream.range(0, 200).mapToObj(i -> "service-" + i).collect(Collectors.toSet());
    try (var server =
        FakePrometheus.answering(
            q -> vector(row("\"reports_service\":\"service-7\",\"reports_form\":\"pod\"", "36")))) {
      UsageReading reading = Measurements.measure(server, Measurements.BUILT_IN, null, known);

      assertThat(server.cpuQueries()).hasSize(1);
      assertThat(reading.usage().byService()).containsOnlyKeys("service-7");
    }
  }

  @Test
  void queriesWholeRangeAtItsEnd() throws Exception {
    try (var server = FakePrometheus.answering(q -> value("36"))) {
      total(server);

      assertThat(server.cpuQueries())
          .singleElement()
          .satisfies(
              query -> {
                assertThat(query.time()).isEqualTo("1773273600.000");
                assertThat(query.expression()).contains("[172800001ms]");
              });
    }
  }

  @Test
  void isMissingWhenNoSeriesMatch() throws Exception {
    UsageReading reading = total(q -> none());

    assertThat(reading.usage()).isEqualTo(Usage.NONE);
    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().lastUpdated()).isNull();
    assertThat(reading.status().notes())
        .contains(
            "no series matched container_cpu_usage_seconds_total in namespaces oscar-svc*: CPU"
                + " hours are unknown");
  }

  @Test
  void isOkForClusterWithoutGpus() throws Exception {
    UsageReading reading = total(q -> q.readsCpu() ? value("3600") : none());

    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes())
        .isEqualTo(
            "no series matched container_gpu_usage_seconds_total in namespaces oscar-svc*: GPU"
                + " hours are unknown");
  }

  @Test
  void keepsCpuHoursWhenGpuQueryFails() throws Exception {
    UsageReading reading =
        total(q -> q.readsGpu() ? error(400, "bad_data", "parse error") : value("3600"));

    assertThat(reading.usage()).isEqualTo(usage(1, 0));
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).contains("reading GPU hours").contains("HTTP 400");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 503, 504})
  void isMissingWhenServerReturnsError(int status) throws Exception {
    UsageReading reading = total(q -> error(status, "unavailable", "try later"));

    assertThat(reading.usage()).isEqualTo(Usage.NONE);
    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes()).contains("HTTP " + status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>login</html>",
        "",
        "[]",
        "null",
        "{\"status\":\"error\"}",
        "{\"status\":\"success\"}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[1]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[1,\"x\"]}]}}"
      })
  void isMissingWhenResponseIsInvalid(String body) throws Exception {
    UsageReading reading = total(q -> new MockResponse.Builder().code(200).body(body).build());

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes()).startsWith("reading CPU hours from Prometheus at ");
  }

  @Test
  void skipsValuesThatAreNotFinite() throws Exception {
    UsageReading reading =
        total(
            q ->
                q.readsCpu()
                    ? vector(row("\"a\":\"1\"", "3600"), row("\"a\":\"2\"", "NaN"), row("", "+Inf"))
                    : none());

    assertThat(reading.usage()).isEqualTo(usage(1, 0));
    assertThat(reading.status().notes()).contains("2 values are not finite");
  }

  @Test
  void sendsNoQueryAfterDeadline() throws Exception {
    try (var server = FakePrometheus.answering(q -> value("3600"))) {
      var over = Deadline.in(Duration.ZERO, Measurements.NOW);
      var meter = new PrometheusUsageMeter(server.http(), Measurements.BUILT_IN, Measurements.NOW);

      UsageReading reading =
          meter.measure(new UsageRequest(Measurements.RANGE, null, true, Set.of(), over));

      assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
      assertThat(reading.status().notes()).contains("report deadline exceeded");
      assertThat(server.expressions()).isEmpty();
    }
  }

  @Test
  void keepsHoursWhenSeriesCheckFails() throws Exception {
    UsageReading reading =
        total(
            q ->
                q.readsCpu() || q.readsGpu()
                    ? value("3600")
                    : error(422, "execution", "too many samples"));

    assertThat(reading.usage()).isEqualTo(usage(1, 1));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).startsWith("the quality of the series was not checked");
  }
}
