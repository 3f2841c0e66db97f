package io.oscar.reports.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.UsageReading;
import org.junit.jupiter.api.Test;

/** The names of pods and services, asked of a real Prometheus. */
class RealPodNamesTest extends RealPrometheus {

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
  void distinguishesServicesNamedLikePodsOfOthers() throws Exception {
    String likeAJob = "web-" + UUID;
    twoHours("container=\"c\",pod=\"web-dpl-6d5f7c9b8d-abcde\"", 1);
    twoHours("container=\"c\",pod=\"web-dpl-00001-deployment-6d5f7c9b8d-abcde\"", 2);
    twoHours("container=\"c\",pod=\"web-dpl-dpl-6d5f7c9b8d-abcde\"", 4);
    twoHours("container=\"c\",pod=\"" + likeAJob + "-00001-deployment-6d5f7c9b8d-abcde\"", 8);
    twoHours("container=\"c\",pod=\"web-00001-deployment-x-00001-deployment-6d5f7-abcde\"", 16);
    twoHours("container=\"c\",pod=\"web-00001-deployment-x-" + UUID + "-123456789abc-x2x4z\"", 32);

    UsageReading all = measure(BUILT_IN, null);

    assertThat(all.usage().of("web").cpu()).isCloseTo(2, CLOSE);
    assertThat(all.usage().of("web-dpl").cpu()).isCloseTo(12, CLOSE);
    assertThat(all.usage().of(likeAJob).cpu()).isCloseTo(16, CLOSE);
    assertThat(all.usage().of("web-00001-deployment-x").cpu()).isCloseTo(96, CLOSE);
  }

  @Test
  void returnsTheSameHoursForOneServiceAsForAll() throws Exception {
    String other = "plant-disease-classifier-of-old";
    twoHours("container=\"c\",pod=\"" + LONG + "-00001-deployment-6d5f7c9b8d-abcde\"", 1);
    twoHours("container=\"c\",pod=\"" + other + "-dpl-6d5f7c9b8d-abcde\"", 2);
    twoHours("container=\"c\",pod=\"plant-disease-cl-" + UUID + "-123456789abc-x2x4z\"", 4);

    UsageReading all = measure(BUILT_IN, null);
    UsageReading one = measure(BUILT_IN, LONG);

    assertThat(all.usage().of(LONG).cpu()).isCloseTo(2, CLOSE);
    assertThat(one.usage().of(LONG).cpu()).isCloseTo(2, CLOSE);
    assertThat(one.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(one.status().notes()).contains("hours that may belong to another service");
  }

  @Test
  void readsServiceLabelOfOscarScrapeConfiguration() throws Exception {
    twoHours("container=\"c\",service=\"yolo\"", 1);
    twoHours("container=\"c\",service=\"yolo-" + UUID + "\"", 2);
    twoHours("container=\"c\",service=\"yolo-dpl\"", 4);

    assertThat(measure(BUILT_IN, null).usage().of("yolo").cpu()).isCloseTo(14, CLOSE);
    assertThat(measure(BUILT_IN, "yolo").usage().of("yolo").cpu()).isCloseTo(14, CLOSE);
  }

  @Test
  void ignoresServiceLabelOfScrapeTarget() throws Exception {
    twoHours("container=\"c\",pod=\"yolo-dpl-6d5f7c9b8d-abcde\",service=\"kubelet\"", 1);
    twoHours("container=\"c\",pod=\"something-else\",service=\"kubelet\"", 2);

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.usage().byService()).containsOnlyKeys("yolo");
    assertThat(reading.usage().unattributed().cpu()).isCloseTo(4, CLOSE);
  }

  @Test
  void findsServiceOfJobsWithTruncatedNames() throws Exception {
    twoHours("container=\"c\",pod=\"" + LONG + "-00001-deployment-6d5f7c9b8d-abcde\"", 1);
    twoHours("container=\"c\",pod=\"plant-disease-cl-" + UUID + "-123456789abc-x2x4z\"", 2);
    twoHours("container=\"c\",pod=\"audio-transcript-" + UUID + "-123456789abc-x2x4z\"", 4);

    UsageReading all = measure(BUILT_IN, null);

    assertThat(all.usage().byService()).containsOnlyKeys(LONG);
    assertThat(all.usage().of(LONG).cpu()).isCloseTo(6, CLOSE);
    assertThat(all.usage().unattributed().cpu()).isCloseTo(8, CLOSE);
    assertThat(all.status().notes()).contains("are truncated to 16");
    assertThat(measure(BUILT_IN, LONG).usage().of(LONG).cpu()).isCloseTo(6, CLOSE);
  }

  @Test
  void treatsNamesAsLiteralText() throws Exception {
    twoHours("container=\"c\",pod=\"yolo-00002-deployment-6d5f7c9b8d-abcde\"", 1);
    twoHours("container=\"c\",service=\"yolo\"", 1);
    try (var server = start()) {
      for (String name : new String[] {".*", "y.lo", "\"}) or vector(1) #", "yolo|web", "a\\"}) {
        assertThat(measure(server, BUILT_IN, name).usage().total().cpu()).as(name).isZero();
        assertThat(measure(server, OSCARS_OWN, name).usage().total().cpu()).as(name).isZero();
      }
    }
  }

  @Test
  void usesTemplateVerbatimAndReportsUnattributedHours() throws Exception {
    twoHours("container=\"c\",service=\"yolo\"", 1);
    twoHours("container=\"c\",service=\"web\"", 2);
    twoHours("container=\"c\",service=\"web-" + UUID + "\"", 4);

    UsageReading all = measure(OSCARS_OWN, null);

    assertThat(all.usage().of("yolo").cpu()).isCloseTo(2, CLOSE);
    assertThat(all.usage().of("web").cpu()).isCloseTo(4, CLOSE);
    assertThat(all.usage().unattributed().cpu()).isCloseTo(8, CLOSE);
    assertThat(measure(OSCARS_OWN, "web").usage().of("web").cpu()).isCloseTo(4, CLOSE);
  }
}
