package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.UsageMeter;
import io.oscar.reports.source.UsageMeterContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract against a real Prometheus of each release, with a pod a day for each service. */
@Tag("real")
@ParameterizedClass
@EnumSource(PrometheusRelease.class)
class RealPrometheusContractTest extends UsageMeterContract {
  @Parameter PrometheusRelease release = PrometheusRelease.TWO;
  @TempDir Path folder;
  private @Nullable PrometheusServer server;

  @Override
  protected UsageMeter meterOf(List<ServiceUsage> samples) throws Exception {
    var series = new Samples();
    for (ServiceUsage usage : samples) {
      Instant noon = usage.day().atStartOfDay(ZoneOffset.UTC).plusHours(12).toInstant();
      String pod =
          "container=\"user-container\",pod=\"%s-00001-deployment-6d5f7c9b8d-%s\""
              .formatted(usage.service(), "day" + usage.day().getDayOfMonth());
      add(series, Samples.CPU, pod, noon, usage.cpuHours());
      if (usage.gpuHours() > 0) {
        add(series, Samples.GPU, pod, noon, usage.gpuHours());
      }
    }
    server = PrometheusServer.start(release, folder, series);
    return new PrometheusUsageMeter(
        server.http(), new PrometheusSettings(null, null, "oscar-svc"), NOW);
  }

  private static void add(Samples series, String metric, String pod, Instant noon, double hours) {
    Duration length = Duration.ofHours(2);
    series.counter(
        metric,
        pod,
        noon,
        noon.plus(length),
        Duration.ofMinutes(1),
        0,
        hours * 3_600 / length.toSeconds());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }
}
