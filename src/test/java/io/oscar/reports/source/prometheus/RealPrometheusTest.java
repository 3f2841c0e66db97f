package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.Samples.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.oscar.reports.report.Completeness;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clusters really hold, asked of a real Prometheus. */
@Tag("real")
class RealPrometheusTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-03-20T12:00:00Z"), ZoneOffset.UTC);
  private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
  private static final TimeRange RANGE =
      new TimeRange(START, Instant.parse("2026-03-12T00:00:00Z"));
  private static final Instant MORNING = START.plus(Duration.ofHours(9));
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Percentage CLOSE = withinPercentage(1);
  private static final String UUID = "9b1c2d3e-1111-4222-8333";
  private static final String LONG = "plant-disease-classification";
  private static final PrometheusSettings BUILT_IN =
      new PrometheusSettings(null, null, "oscar-svc");
  private static final PrometheusSettings OSCARS_OWN =
      new PrometheusSettings(
          "sum(increase(container_cpu_usage_seconds_total{namespace=~\"{{services_namespace}}.*\","
              + "service=~\"{{service}}\"}[{{range}}])) / 3600",
          null,
          "oscar-svc");

  @TempDir Path folder;
  private final Samples samples = new Samples();

  @Test
  void countsContainersOnceAndNotAgainWithTheirPod() throws Exception {
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
  void countsPodsWhereContainersAreNotOnRecord() throws Exception {
    twoHours("pod=\"web-00001-deployment-6d5f7c9b8d-abcde\"", 0.5);

    assertThat(measure(BUILT_IN, null).usage().of("web").cpu()).isCloseTo(1, CLOSE);
  }

  @Test
  void countsJobsAndExposedPodsUnderTheirService() throws Exception {
    twoHours("container=\"c\",pod=\"yolo-00002-deployment-6d5f7c9b8d-abcde\"", 1);
    twoHours("container=\"c\",pod=\"yolo-" + UUID + "-123456789abc-x2x4z\"", 2);
    twoHours("container=\"c\",pod=\"yolo-dpl-6d5f7c9b8d-abcde\"", 4);
    twoHours("container=\"c\",pod=\"yolo-v8-dpl-6d5f7c9b-abcde\"", 8);

    UsageReading all = measure(BUILT_IN, null);
    UsageReading one = measure(BUILT_IN, "yolo");

    assertThat(all.usage().byService()).containsOnlyKeys("yolo", "yolo-v8");
    assertThat(all.usage().of("yolo").cpu()).isCloseTo(14, CLOSE);
    assertThat(all.usage().of("yolo-v8").cpu()).isCloseTo(16, CLOSE);
    assertThat(one.usage().byService()).containsOnlyKeys("yolo");
    assertThat(one.usage().total().cpu()).isCloseTo(14, CLOSE);
  }

  @Test
  void readsTheServiceLabelOfOscarsScrapeConfiguration() throws Exception {
    twoHours("container=\"c\",service=\"yolo\"", 1);
    twoHours("container=\"c\",service=\"yolo-" + UUID + "\"", 2);
    twoHours("container=\"c\",service=\"yolo-dpl\"", 4);

    assertThat(measure(BUILT_IN, null).usage().of("yolo").cpu()).isCloseTo(14, CLOSE);
    assertThat(measure(BUILT_IN, "yolo").usage().of("yolo").cpu()).isCloseTo(14, CLOSE);
  }

  @Test
  void isNotMisledByAServiceLabelThatNamesWhatWasScraped() throws Exception {
    twoHours("container=\"c\",pod=\"yolo-dpl-6d5f7c9b8d-abcde\",service=\"kubelet\"", 1);
    twoHours("container=\"c\",pod=\"something-else\",service=\"kubelet\"", 2);

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.usage().byService()).containsOnlyKeys("yolo");
    assertThat(reading.usage().unattributed().cpu()).isCloseTo(4, CLOSE);
  }

  @Test
  void findsTheServiceOfJobsWithCutNames() throws Exception {
    twoHours("container=\"c\",pod=\"" + LONG + "-00001-deployment-6d5f7c9b8d-abcde\"", 1);
    twoHours("container=\"c\",pod=\"plant-disease-cl-" + UUID + "-123456789abc-x2x4z\"", 2);
    twoHours("container=\"c\",pod=\"audio-transcript-" + UUID + "-123456789abc-x2x4z\"", 4);

    UsageReading all = measure(BUILT_IN, null);

    assertThat(all.usage().byService()).containsOnlyKeys(LONG);
    assertThat(all.usage().of(LONG).cpu()).isCloseTo(6, CLOSE);
    assertThat(all.usage().unattributed().cpu()).isCloseTo(8, CLOSE);
    assertThat(all.status().notes()).contains("are cut to 16");
    assertThat(measure(BUILT_IN, LONG).usage().of(LONG).cpu()).isCloseTo(6, CLOSE);
  }

  @Test
  void rescuesAPodSeenOnceButNotTheLifeOfAnOldOne() throws Exception {
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
  void readsDaysWhereTheWholeIsTooLarge() throws Exception {
    // 288 samples of one series; Prometheus counts those that it holds at a time.
    run("yolo", Duration.ofHours(24), Duration.ofMinutes(5));

    UsageReading reading = measure(BUILT_IN, null, "--query.max-samples=250");

    assertThat(reading.usage().of("yolo").cpu()).isCloseTo(24, CLOSE);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).contains("read in 2 parts, cut at midnight");
  }

  @Test
  void namesTheDayThatIsTooLargeByItself() throws Exception {
    run("yolo", Duration.ofHours(24), Duration.ofMinutes(5));
    run("web", Duration.ofHours(5), MINUTE);

    UsageReading reading = measure(BUILT_IN, null, "--query.max-samples=250");

    assertThat(reading.usage().byService()).containsOnlyKeys("yolo");
    assertThat(reading.usage().of("yolo").cpu()).isCloseTo(9, CLOSE);
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes())
        .contains("not read: 2026-03-10T00:00:00Z--2026-03-11T00:00:00Z")
        .contains("too many samples");
  }

  @Test
  void saysSinceWhenThereAreData() throws Exception {
    twoHours("container=\"c\",pod=\"yolo-00002-deployment-6d5f7c9b8d-abcde\"", 1);
    samples.counter("up", "job=\"cadvisor\"", MORNING, RANGE.end(), MINUTE, 1, 0);

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).contains("data begin at 2026-03-10T09:00:0");
    assertThat(reading.usage().of("yolo").cpu()).isCloseTo(2, CLOSE);
  }

  @Test
  void keepsTheFigureThatComesWithAWarning() throws Exception {
    twoHours("container=\"c\",pod=\"yolo-00002-deployment-6d5f7c9b8d-abcde\"", 1);
    String remoteStoreIsDown =
        "remote_read:\n  - url: http://127.0.0.1:9/read\n    read_recent: true\n";
    try (var server = PrometheusServer.startWith(folder, remoteStoreIsDown, samples)) {

      UsageReading reading = measure(server, BUILT_IN, null);

      assertThat(reading.usage().of("yolo").cpu()).isCloseTo(2, CLOSE);
      assertThat(reading.status().status()).isEqualTo(Completeness.OK);
      assertThat(reading.status().notes()).contains("Prometheus says: remote_read");
    }
  }

  @Test
  void doubtsSeriesThatSeveralPodsShare() throws Exception {
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

  @Test
  void takesNamesForNamesAndNotForExpressions() throws Exception {
    twoHours("container=\"c\",pod=\"yolo-00002-deployment-6d5f7c9b8d-abcde\"", 1);
    twoHours("container=\"c\",service=\"yolo\"", 1);
    try (var server = PrometheusServer.start(folder, samples)) {
      for (String name : new String[] {".*", "y.lo", "\"}) or vector(1) #", "yolo|web", "a\\"}) {
        assertThat(measure(server, BUILT_IN, name).usage().total().cpu()).as(name).isZero();
        assertThat(measure(server, OSCARS_OWN, name).usage().total().cpu()).as(name).isZero();
      }
    }
  }

  @Test
  void usesATemplateAsItIsAndTellsWhatNoServiceHas() throws Exception {
    twoHours("container=\"c\",service=\"yolo\"", 1);
    twoHours("container=\"c\",service=\"web\"", 2);
    twoHours("container=\"c\",service=\"web-" + UUID + "\"", 4);

    UsageReading all = measure(OSCARS_OWN, null);

    assertThat(all.usage().of("yolo").cpu()).isCloseTo(2, CLOSE);
    assertThat(all.usage().of("web").cpu()).isCloseTo(4, CLOSE);
    assertThat(all.usage().unattributed().cpu()).isCloseTo(8, CLOSE);
    assertThat(measure(OSCARS_OWN, "web").usage().of("web").cpu()).isCloseTo(4, CLOSE);
  }

  private void twoHours(String labels, double cores) {
    samples.counter(CPU, labels, MORNING, MORNING.plus(Duration.ofHours(2)), MINUTE, 0, cores);
  }

  private void run(String service, Duration time, Duration every) {
    String labels = "container=\"c\",pod=\"" + service + "-dpl-6d5f7c9b8d-abcde\"";
    samples.counter(CPU, labels, MORNING, MORNING.plus(time), every, 0, 1);
  }

  private UsageReading measure(
      PrometheusSettings settings, @Nullable String service, String... options)
      throws IOException, InterruptedException {
    try (var server = PrometheusServer.start(folder, samples, options)) {
      return measure(server, settings, service);
    }
  }

  private static UsageReading measure(
      PrometheusServer server, PrometheusSettings settings, @Nullable String service) {
    Set<String> known = Set.of("yolo", "yolo-v8", "web", LONG);
    return new PrometheusUsageMeter(server.http(), settings, NOW)
        .measure(new UsageRequest(RANGE, service, true, known, Deadline.none(NOW)));
  }
}
