package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.FakePrometheus.none;
import static io.oscar.reports.source.prometheus.FakePrometheus.row;
import static io.oscar.reports.source.prometheus.FakePrometheus.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.ClusterServices;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader who sees some services only gets no hours that may be those of others. */
class HiddenServicesTest {
  private static final String VICTIM = "plant-disease-classification";
  private static final String RIVAL = "plant-disease-cl-of-somebody-else";
  private static final String JOBS =
      "\"reports_service\":\"plant-disease-cl\",\"reports_form\":\"job\"";
  private static final String PODS =
      "\"reports_service\":\"" + RIVAL + "\",\"reports_form\":\"pod\"";
  private static final String LEFT_OUT = "hours that may belong to another service";
  private static final String PRESUMED = "hours may include those of a deleted service";

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = RIVAL)
  void doesNotAttributeJobsOfHiddenServiceToSimilarName(@Nullable String service) throws Exception {
    UsageReading reading =
        read(
            service,
            Set.of(RIVAL),
            () -> names(RIVAL, VICTIM),
            row(JOBS, "3600"),
            row(PODS, "360"));

    assertThat(reading.usage().of(RIVAL).cpu()).isEqualTo(0.1);
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.publicNotes()).anyMatch(note -> note.startsWith(LEFT_OUT));
    assertThat(reading.status().notes()).doesNotContain(VICTIM);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = RIVAL)
  void doesNotAttributeJobsOfDeletedServiceToSimilarName(@Nullable String service)
      throws Exception {
    String deleted = "\"reports_service\":\"" + VICTIM + "\",\"reports_form\":\"exposed\"";

    UsageReading reading =
        read(service, Set.of(RIVAL), () -> names(RIVAL), row(JOBS, "3600"), row(deleted, "360"));

    assertThat(reading.usage().of(RIVAL).cpu()).isZero();
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
  }

  @Test
  void attributesJobsToOnlyMatchingServiceWithNote() throws Exception {
    UsageReading reading =
        read(null, Set.of(RIVAL), () -> names(RIVAL, "yolo"), row(JOBS, "3600"), row(PODS, "360"));

    assertThat(reading.usage().of(RIVAL).cpu()).isEqualTo(1.1);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.publicNotes()).anyMatch(note -> note.startsWith(PRESUMED));
  }

  @Test
  void leavesOutAmbiguousHoursWhenServicesAreUnknown() throws Exception {
    UsageReading reading =
        read(null, Set.of(RIVAL), Optional::empty, row(JOBS, "3600"), row(PODS, "360"));

    assertThat(reading.usage().of(RIVAL).cpu()).isEqualTo(0.1);
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.publicNotes()).anyMatch(note -> note.startsWith(LEFT_OUT));
  }

  @ParameterizedTest
  @CsvSource({
    "web-dpl, web, 0, PARTIAL", // what web exposes, or web-dpl itself
    "web-dpl, web-dpl-x, 1, OK",
    "web, web-dpl, 0, PARTIAL",
    "web, other, 1, OK"
  })
  void leavesOutLabelThatAlsoMatchesHiddenService(
      String visible, String hidden, double hours, Completeness status) throws Exception {
    UsageReading reading =
        read(
            null,
            Set.of(visible),
            () -> names(visible, hidden),
            row("\"reports_service\":\"web-dpl\"", "3600"));

    assertThat(reading.usage().of(visible).cpu()).isEqualTo(hours);
    assertThat(reading.status().status()).isEqualTo(status);
  }

  @Test
  void queriesInventoryOnlyForAmbiguousNames() throws Exception {
    UsageReading reading =
        read(
            null,
            Set.of("web"),
            () -> {
              throw new AssertionError("nothing is unclear");
            },
            row("\"reports_service\":\"web\",\"reports_form\":\"exposed\"", "3600"),
            row("\"reports_service\":\"hidden\",\"reports_form\":\"pod\"", "7200"));

    assertThat(reading.usage().of("web").cpu()).isEqualTo(1);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void doesNotRevealUsageOfOthers() throws Exception {
    UsageReading nobody = read(null, Set.of("web"), () -> names("web"));
    UsageReading somebody =
        read(
            null,
            Set.of("web"),
            () -> names("web", "hidden"),
            row("\"reports_service\":\"hidden\",\"reports_form\":\"pod\"", "7200"));

    assertThat(nobody.status()).isEqualTo(somebody.status());
    assertThat(nobody.publicNotes()).isEqualTo(somebody.publicNotes());
    assertThat(nobody.publicNotes())
        .contains(
            "no series matched these services in container_cpu_usage_seconds_total in namespaces"
                + " oscar-svc*: they used no CPU hours, or their hours are not recorded");
  }

  @Test
  void showsServerErrorsToAdministratorOnly() throws Exception {
    UsageReading reading;
    try (var server =
        FakePrometheus.answering(query -> FakePrometheus.error(400, "bad_data", "parse error"))) {
      reading = measure(server, null, Set.of("web"), () -> names("web"));
    }

    assertThat(reading.status().notes()).contains("HTTP 400");
    assertThat(reading.publicNotes()).isEmpty();
  }

  @Test
  void queryOfOneServiceIncludesAmbiguousNames() throws Exception {
    try (var server = FakePrometheus.answering(query -> none())) {
      measure(server, RIVAL, Set.of(RIVAL), () -> names(RIVAL));
      measure(server, "web-dpl", Set.of("web-dpl"), () -> names("web-dpl"));

      assertThat(server.expressions())
          .anyMatch(query -> query.contains("|plant-disease-cl[a-z0-9-]*(?:-[0-9]{5}-deployment-"))
          .anyMatch(query -> query.contains("|plant-disease-cl[a-z0-9-]*\""))
          .anyMatch(query -> query.contains("|web\""));
    }
  }

  private static Optional<Set<String>> names(String... names) {
    return Optional.of(Set.of(names));
  }

  private static UsageReading read(
      @Nullable String service, Set<String> visible, ClusterServices cluster, String... cpu)
      throws Exception {
    MockResponse answer = vector(cpu);
    try (var server = FakePrometheus.answering(query -> query.readsCpu() ? answer : none())) {
      return measure(server, service, visible, cluster);
    }
  }

  private static UsageReading measure(
      FakePrometheus server,
      @Nullable String service,
      Set<String> visible,
      ClusterServices cluster) {
    var request =
        new UsageRequest(
            Measurements.RANGE,
            service,
            true,
            visible,
            cluster,
            List.of(),
            Deadline.none(Measurements.NOW));
    return new PrometheusUsageMeter(server.http(), Measurements.BUILT_IN, Measurements.NOW)
        .measure(request);
  }
}
