package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.FakePrometheus.none;
import static io.oscar.reports.source.prometheus.FakePrometheus.row;
import static io.oscar.reports.source.prometheus.FakePrometheus.value;
import static io.oscar.reports.source.prometheus.FakePrometheus.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Hours;
import io.oscar.reports.source.UsageReading;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** OSCAR's query templates. */
class TemplateQueryTest {
  private static final PrometheusSettings SETTINGS =
      new PrometheusSettings(
          "cpu({{service}},{{range}},{{services_namespace}})",
          "gpu({{service}},{{range}},{{services_namespace}})",
          "oscar-svc");

  @Test
  void usesTemplatesVerbatim() throws Exception {
    try (var server = FakePrometheus.answering(q -> value("7.5"))) {
      UsageReading all = Measurements.measure(server, SETTINGS, null, Set.of());
      UsageReading one = Measurements.measure(server, SETTINGS, "yolo", Set.of("yolo"));

      assertThat(server.expressions())
          .contains(
              "cpu(.*,172800001ms,oscar-svc)",
              "gpu(.*,172800001ms,oscar-svc)",
              "cpu(yolo,172800001ms,oscar-svc)",
              "gpu(yolo,172800001ms,oscar-svc)");
      assertThat(all.usage().total()).isEqualTo(new Hours(7.5, 7.5));
      assertThat(one.usage().of("yolo")).isEqualTo(new Hours(7.5, 7.5));
    }
  }

  @Test
  void sendsOneQueryWhenTemplateReturnsServiceLabel() throws Exception {
    try (var server =
        FakePrometheus.answering(
            q ->
                vector(
                    row("\"service\":\"yolo\"", "2"),
                    row("\"service\":\"yolo-9b1c2d3e-1111-4222-8333\"", "1"),
                    row("\"service\":\"web-dpl\"", "4"),
                    row("", "8")))) {
      UsageReading reading = Measurements.measure(server, SETTINGS, null, Set.of("yolo", "web"));

      assertThat(server.expressions().stream().filter(q -> q.startsWith("cpu("))).hasSize(1);
      assertThat(reading.usage().of("yolo").cpu()).isEqualTo(3);
      assertThat(reading.usage().of("web").cpu()).isEqualTo(4);
      assertThat(reading.usage().unattributed().cpu()).isEqualTo(8);
    }
  }

  @Test
  void sendsOneMoreQueryWhenTemplateReturnsNoServiceLabel() throws Exception {
    try (var server =
        FakePrometheus.answering(
            q ->
                q.expression().startsWith("cpu(") || q.expression().startsWith("gpu(")
                    ? value("10")
                    : vector(
                        row("\"reports_service\":\"a\"", "1"),
                        row("\"reports_service\":\"b\"", "2")))) {
      UsageReading reading = Measurements.measure(server, SETTINGS, null, Set.of("a", "b"));

      assertThat(server.expressions())
          .contains(
              """
              (label_replace(sum(
              cpu(a,172800001ms,oscar-svc)
              ), "reports_service", "a", "", "")
               or label_replace(sum(
              cpu(b,172800001ms,oscar-svc)
              ), "reports_service", "b", "", "")
              )\
              """);
      assertThat(reading.usage().of("a")).isEqualTo(new Hours(1, 1));
      assertThat(reading.usage().of("b")).isEqualTo(new Hours(2, 2));
      assertThat(reading.usage().unattributed()).isEqualTo(new Hours(7, 7));
    }
  }

  @Test
  void isMissingWhenTemplateMatchesNoSeries() throws Exception {
    try (var server = FakePrometheus.answering(q -> none())) {
      UsageReading reading = Measurements.measure(server, SETTINGS, null, Set.of("a"));

      assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
      assertThat(reading.status().notes()).contains("no series matched PROMETHEUS_CPU_QUERY");
    }
  }
}
