package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.Samples.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.UsageReading;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What clusters really hold, asked of a real Prometheus. */
class RealPrometheusTest extends RealPrometheus {

  @Test
  void countsContainersOnceBesidePodTotals() throws Exception {
    String pod = ",pod=\"web-00001-deployment-6d5f7c9b8d-abcde\"";
    twoHours("container=\"user-container\"" + pod, 0.5);
    twoHours("container=\"queue-proxy\"" + pod, 0.25);
    twoHours("container=\"POD\"" + pod, 0.01);
    twoHours("container=\"\"" + pod, 0.76);

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.usage().of("web").cpu()).isCloseTo(1.5, CLOSE);
    assertThat(reading.usage().total().cpu()).isCloseTo(1.5, CLOSE);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes())
        .contains("no series matched container_gpu_usage_seconds_total");
  }

  @Test
  void countsPodsWithoutContainerSeries() throws Exception {
    twoHours("pod=\"web-00001-deployment-6d5f7c9b8d-abcde\"", 0.5);

    assertThat(measure(BUILT_IN, null).usage().of("web").cpu()).isCloseTo(1, CLOSE);
  }

  @Test
  void countsPodScrapedOnceButNotHistoryOfOldPod() throws Exception {
    samples.sample(
        CPU, "container=\"c\",pod=\"yolo-" + UUID + "-123456789abc-x2x4z\"", MORNING, 36);
    // Its other samples are before the range.
    samples.counter(
        CPU,
        "container=\"c\",pod=\"web-00001-deployment-6d5f7c9b8d-abcde\"",
        START.minus(Duration.ofHours(2)),
        START,
        MINUTE,
        100_000,
        0.5);

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.usage().of("yolo").cpu()).isEqualTo(0.01);
    assertThat(reading.usage().of("web").cpu()).isZero();
    assertThat(reading.status().notes()).contains("2 of 2 series have a single sample");
  }

  @Test
  void readsDayByDayWhenRangeIsTooLarge() throws Exception {
    // 288 samples of one series; Prometheus counts those that it holds at a time.
    run("yolo", Duration.ofHours(24), Duration.ofMinutes(5));

    UsageReading reading = measure(BUILT_IN, null, "--query.max-samples=250");

    assertThat(reading.usage().of("yolo").cpu()).isCloseTo(24, CLOSE);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).contains("read in 2 parts, cut at midnight");
  }

  @Test
  void namesDayThatIsTooLarge() throws Exception {
    run("yolo", Duration.ofHours(24), Duration.ofMinutes(5));
    run("web", Duration.ofHours(5), MINUTE);

    UsageReading reading = measure(BUILT_IN, null, "--query.max-samples=250");

    assertThat(reading.usage().byService()).containsOnlyKeys("yolo");
    assertThat(reading.usage().of("yolo").cpu()).isCloseTo(9, CLOSE);
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes())
        .contains("not read: 2026-03-10T00:00:00Z--2026-03-10T23:59:59.999Z")
        .contains("too many samples");
  }

  @Test
  void estimatesRangeBetweenTwoSamples() throws Exception {
    run("yolo", Duration.ofHours(4), Duration.ofMinutes(2));
    Instant noon = MORNING.plus(Duration.ofHours(2)).plusSeconds(10);
    try (var server = start()) {

      UsageReading reading =
          measure(server, BUILT_IN, null, new TimeRange(noon, noon.plus(MINUTE)));

      assertThat(reading.usage().of("yolo").cpu()).isCloseTo(1 / 60.0, CLOSE);
      assertThat(reading.status().status()).isEqualTo(Completeness.OK);
      assertThat(reading.status().notes()).contains("estimated from the surrounding ten minutes");
    }
  }

  @Test
  void readsShortRangeWithEnoughSamplesDirectly() throws Exception {
    run("yolo", Duration.ofHours(1), Duration.ofSeconds(15));
    Instant end = MORNING.plus(Duration.ofHours(1));
    try (var server = start()) {

      UsageReading reading =
          measure(server, BUILT_IN, null, new TimeRange(end.minus(Duration.ofMinutes(5)), end));

      assertThat(reading.usage().of("yolo").cpu()).isCloseTo(5 / 60.0, CLOSE);
      assertThat(reading.status().notes()).doesNotContain("estimated from");
    }
  }

  @Test
  void reportsStartOfData() throws Exception {
    twoHours("container=\"c\",pod=\"yolo-00002-deployment-6d5f7c9b8d-abcde\"", 1);
    samples.counter("up", "job=\"cadvisor\"", MORNING, RANGE.end(), MINUTE, 1, 0);

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).contains("data begin at 2026-03-10T09:00:0");
    assertThat(reading.usage().of("yolo").cpu()).isCloseTo(2, CLOSE);
  }

  @Test
  void keepsValueThatComesWithWarning() throws Exception {
    twoHours("container=\"c\",pod=\"yolo-00002-deployment-6d5f7c9b8d-abcde\"", 1);
    String remoteStoreIsDown =
        "remote_read:\n  - url: http://127.0.0.1:9/read\n    read_recent: true\n";
    try (var server = PrometheusServer.startWith(release, folder, remoteStoreIsDown, samples)) {

      UsageReading reading = measure(server, BUILT_IN, null);

      assertThat(reading.usage().of("yolo").cpu()).isCloseTo(2, CLOSE);
      assertThat(reading.status().status()).isEqualTo(Completeness.OK);
      assertThat(reading.status().notes()).contains("Prometheus says: remote_read");
    }
  }

  @Test
  void isPartialWhenSeveralPodsShareOneSeries() throws Exception {
    for (int minute = 0; minute < 60; minute++) {
      boolean isSecondPod = minute % 2 == 1;
      samples.sample(
          CPU,
          "container=\"c\",service=\"yolo\"",
          MORNING.plus(MINUTE.multipliedBy(minute)),
          isSecondPod ? 50 + minute : 5_000 + minute);
    }

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).contains("several pods share one series");
  }
}
