package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.Samples.CPU;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A cluster with a past, and a real Prometheus, of each release, that knows it. */
@Tag("real")
@ParameterizedClass
@EnumSource(PrometheusRelease.class)
abstract class RealPrometheus {
  static final Clock NOW = Clock.fixed(Instant.parse("2026-03-20T12:00:00Z"), ZoneOffset.UTC);
  static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
  static final TimeRange RANGE = new TimeRange(START, Instant.parse("2026-03-12T00:00:00Z"));
  static final Instant MORNING = START.plus(Duration.ofHours(9));
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Percentage CLOSE = withinPercentage(1);
  static final String UUID = "9b1c2d3e-1111-4222-8333";
  static final String LONG = "plant-disease-classification";
  static final PrometheusSettings BUILT_IN = new PrometheusSettings(null, null, "oscar-svc");
  static final PrometheusSettings OSCARS_OWN =
      new PrometheusSettings(
          "sum(increase(container_cpu_usage_seconds_total{namespace=~\"{{services_namespace}}.*\","
              + "service=~\"{{service}}\"}[{{range}}])) / 3600",
          null,
          "oscar-svc");

  @Parameter PrometheusRelease release = PrometheusRelease.TWO;
  @TempDir Path folder;
  final Samples samples = new Samples();

  void twoHours(String labels, double cores) {
    samples.counter(CPU, labels, MORNING, MORNING.plus(Duration.ofHours(2)), MINUTE, 0, cores);
  }

  void run(String service, Duration time, Duration every) {
    String labels = "container=\"c\",pod=\"" + service + "-dpl-6d5f7c9b8d-abcde\"";
    samples.counter(CPU, labels, MORNING, MORNING.plus(time), every, 0, 1);
  }

  UsageReading measure(PrometheusSettings settings, @Nullable String service, String... options)
      throws IOException, InterruptedException {
    try (var server = start(options)) {
      return measure(server, settings, service);
    }
  }

  PrometheusServer start(String... options) throws IOException, InterruptedException {
    return PrometheusServer.start(release, folder, samples, options);
  }

  static UsageReading measure(
      PrometheusServer server, PrometheusSettings settings, @Nullable String service) {
    return measure(server, settings, service, RANGE);
  }

  static UsageReading measure(
      PrometheusServer server,
      PrometheusSettings settings,
      @Nullable String service,
      TimeRange range) {
    Set<String> known = Set.of("yolo", "yolo-v8", "web", LONG);
    return new PrometheusUsageMeter(server.http(), settings, NOW)
        .measure(new UsageRequest(range, service, true, known, Deadline.none(NOW)));
  }
}
