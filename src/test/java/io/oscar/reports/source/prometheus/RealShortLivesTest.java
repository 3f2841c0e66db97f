package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.Samples.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.UsageReading;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Pods that live for a few samples, of whose lives the time before the first one is a good part.
 */
class RealShortLivesTest extends RealPrometheus {

  @Test
  void countsUsageBeforeFirstScrape() throws Exception {
    // 50 of 60 seconds at the first sample, two minutes until the last, half a minute thereafter.
    pod("yolo", 50);

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.usage().of("yolo").cpu()).isCloseTo(200 / 3_600.0, CLOSE);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(measure(BUILT_IN, "yolo").usage().of("yolo").cpu()).isCloseTo(200 / 3_600.0, CLOSE);
  }

  @Test
  void countsUsageBeforeFirstScrapeForEveryService() throws Exception {
    pod("yolo", 50);
    pod("web", 35);
    pod("cow", 10);

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.usage().of("yolo").cpu()).isCloseTo(200 / 3_600.0, CLOSE);
    assertThat(reading.usage().of("web").cpu()).isCloseTo(185 / 3_600.0, CLOSE);
    assertThat(reading.usage().of("cow").cpu()).isCloseTo(160 / 3_600.0, CLOSE);
  }

  @Test
  void limitsUsageBeforeFirstScrapeToWhatIsPlausible() throws Exception {
    pod("yolo", 100_000);

    // Half a minute before and after the two minutes.
    assertThat(measure(BUILT_IN, null).usage().of("yolo").cpu()).isCloseTo(180 / 3_600.0, CLOSE);
  }

  /** A pod of one core that is seen for two minutes. */
  private void pod(String service, double first) {
    Instant last = MORNING.plus(MINUTE.multipliedBy(2));
    String labels = "container=\"c\",pod=\"" + service + "-dpl-6d5f7c9b8d-abcde\"";
    samples.counter(CPU, labels, MORNING, last, MINUTE, first, 1);
  }
}
