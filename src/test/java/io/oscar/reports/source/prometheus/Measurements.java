package io.oscar.reports.source.prometheus;

import io.oscar.reports.report.Hours;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** Measurements of two days, of the kinds that reports ask for. */
final class Measurements {
  static final Clock NOW = Clock.fixed(Instant.parse("2026-03-20T12:00:00Z"), ZoneOffset.UTC);
  static final TimeRange RANGE =
      new TimeRange(Instant.parse("2026-03-10T00:00:00Z"), Instant.parse("2026-03-12T00:00:00Z"));
  static final PrometheusSettings BUILT_IN = new PrometheusSettings(null, null, "oscar-svc");

  private Measurements() {}

  /** The hours of the cluster, with the built-in query. */
  static UsageReading total(FakePrometheus server) {
    return measure(server, BUILT_IN, null, Set.of());
  }

  /** The hours of the cluster, as a Prometheus has them that answers so. */
  static UsageReading total(Function<FakePrometheus.Query, MockResponse> answers)
      throws IOException {
    try (var server = FakePrometheus.answering(answers)) {
      return total(server);
    }
  }

  /** The hours of a cluster whose services are not told apart. */
  static Usage usage(double cpu, double gpu) {
    return new Usage(Map.of(), new Hours(cpu, gpu));
  }

  /** The hours of one service, with the built-in query. */
  static UsageReading of(FakePrometheus server, String service) {
    return measure(server, BUILT_IN, service, Set.of(service));
  }

  /** The hours of each service, or of one; without known services only the total. */
  static UsageReading measure(
      FakePrometheus server,
      PrometheusSettings settings,
      @Nullable String service,
      Set<String> known) {
    return new PrometheusUsageMeter(server.http(), settings, NOW)
        .measure(new UsageRequest(RANGE, service, !known.isEmpty(), known, Deadline.none(NOW)));
  }
}
