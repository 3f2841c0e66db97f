package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.FakePrometheus.none;
import static io.oscar.reports.source.prometheus.FakePrometheus.row;
import static io.oscar.reports.source.prometheus.FakePrometheus.value;
import static io.oscar.reports.source.prometheus.FakePrometheus.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Hours;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.UsageMeter;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** A meter that tells several readers of the same range what each of them may know. */
class AskedOnceTest {
  private static final String CUT = "plant-disease-cl";
  private static final String ONE = "plant-disease-classification";
  private static final String ANOTHER = "plant-disease-cl-of-somebody-else";
  private static final List<Set<String>> VIEWS =
      List.of(
          Set.of(ONE),
          Set.of(ANOTHER),
          Set.of(ONE, ANOTHER),
          Set.of("web"),
          Set.of("web-dpl"),
          Set.of("idle"),
          Set.of());
  private static final MockResponse CPU =
      vector(
          row("\"reports_service\":\"" + CUT + "\",\"reports_form\":\"job\"", "3600"),
          row("\"reports_service\":\"" + ONE + "\",\"reports_form\":\"pod\"", "7200"),
          row("\"reports_service\":\"" + ANOTHER + "\",\"reports_form\":\"exposed\"", "360"),
          row("\"reports_service\":\"web-dpl\"", "1800"),
          row("\"reports_service\":\"web\",\"reports_form\":\"pod\"", "900"),
          row("\"reports_service\":\"deleted\",\"reports_form\":\"pod\"", "180"),
          row("\"reports_service\":\"scraped\",\"reports_form\":\"unusual\"", "18"));

  @Test
  void givesEachCallerTheSameResultAsOwnMeter() throws Exception {
    try (var server = FakePrometheus.answering(query -> query.readsCpu() ? CPU : none())) {
      UsageMeter shared = meter(server, Measurements.BUILT_IN).memoized();
      for (Set<String> view : VIEWS) {
        UsageReading own = meter(server, Measurements.BUILT_IN).measure(request(view));

        assertThat(shared.measure(request(view))).isEqualTo(own);
      }
      assertThat(shared.measure(request(Set.of("web"))).usage().of("web").cpu()).isEqualTo(0.25);
      assertThat(shared.measure(request(Set.of(ONE))).usage().of(ONE).cpu()).isEqualTo(2);
    }
  }

  @Test
  void sendsNoMoreQueriesForAllCallersThanForOne() throws Exception {
    List<String> ofOne;
    try (var server = FakePrometheus.answering(query -> query.readsCpu() ? CPU : none())) {
      meter(server, Measurements.BUILT_IN).measure(request(VIEWS.getFirst()));
      ofOne = server.expressions();
    }
    try (var server = FakePrometheus.answering(query -> query.readsCpu() ? CPU : none())) {
      UsageMeter shared = meter(server, Measurements.BUILT_IN).memoized();
      VIEWS.parallelStream().forEach(view -> shared.measure(request(view)));

      assertThat(server.expressions()).containsExactlyInAnyOrderElementsOf(ofOne);
    }
  }

  @Test
  void reportsTheSameFailureToAllCallers() throws Exception {
    try (var server =
        FakePrometheus.answering(query -> FakePrometheus.error(400, "bad_data", "parse error"))) {
      UsageMeter shared = meter(server, Measurements.BUILT_IN).memoized();
      List<UsageReading> readings =
          Stream.of("web", "idle").map(name -> shared.measure(request(Set.of(name)))).toList();

      assertThat(readings.getFirst()).isEqualTo(readings.getLast());
      assertThat(readings.getFirst().status().notes()).contains("parse error");
      assertThat(server.cpuQueries()).hasSize(1);
    }
  }

  @Test
  void queriesServicesOfEachCallerForTemplateWithoutServiceLabel() throws Exception {
    var settings = new PrometheusSettings("cpu({{service}})", "gpu({{service}})", "oscar-svc");
    try (var server =
        FakePrometheus.answering(
            query ->
                query.expression().contains("cpu(web)")
                    ? vector(row("\"reports_service\":\"web\"", "4"))
                    : query.expression().startsWith("cpu(.*)") ? value("10") : none())) {
      UsageMeter shared = meter(server, settings).memoized();

      assertThat(shared.measure(request(Set.of("web"))).usage().of("web"))
          .isEqualTo(new Hours(4, 0));
      assertThat(shared.measure(request(Set.of("idle"))).usage().of("web")).isEqualTo(Hours.NONE);
      assertThat(server.expressions().stream().filter("cpu(.*)"::equals)).hasSize(1);
    }
  }

  private static UsageMeter meter(FakePrometheus server, PrometheusSettings settings) {
    return new PrometheusUsageMeter(server.http(), settings, Measurements.NOW);
  }

  private static UsageRequest request(Set<String> visible) {
    Set<String> all = Set.of(ONE, ANOTHER, "web", "web-dpl", "idle");
    return new UsageRequest(
        Measurements.RANGE,
        null,
        true,
        visible,
        () -> Optional.of(all),
        List.of(),
        Deadline.none(Measurements.NOW));
  }
}
