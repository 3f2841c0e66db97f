package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.Samples.CPU;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.UsageReading;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Samples at the very first or last moment of a range. Prometheus 2 takes both for part of it,
 * Prometheus 3 the last one only; the hours are the same.
 */
class RealRangeEdgesTest extends RealPrometheus {
  private static final String POD = "container=\"c\",pod=\"yolo-dpl-6d5f7c9b8d-abcde\"";
  private static final Instant MIDNIGHT = START.plus(Duration.ofDays(1));

  @Test
  void countsUsageFromStartToEndOfRange() throws Exception {
    samples.counter(CPU, POD, START.minus(MINUTE), RANGE.end().plus(MINUTE), MINUTE, 50_000, 0.5);

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.usage().of("yolo").cpu()).isCloseTo(24, CLOSE);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void countsPodScrapedAtStartOnly() throws Exception {
    samples.sample(CPU, POD, START, 36);

    UsageReading reading = measure(BUILT_IN, null);

    assertThat(reading.usage().of("yolo").cpu()).isEqualTo(0.01);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).contains("1 of 1 series have a single sample");
  }

  @Test
  void countsPodScrapedAtEndOnly() throws Exception {
    samples.sample(CPU, POD, RANGE.end(), 36);

    assertThat(measure(BUILT_IN, null).usage().of("yolo").cpu()).isEqualTo(0.01);
  }

  @Test
  void doesNotCountHistoryOfContainerFirstScrapedAtStart() throws Exception {
    samples.counter(CPU, POD, START, START.plus(MINUTE), MINUTE, 100_000, 1);

    // A minute between two samples, and half a minute before the next one that did not come.
    assertThat(measure(BUILT_IN, null).usage().of("yolo").cpu()).isCloseTo(0.025, CLOSE);
  }

  @Test
  void countsNothingOfPodLastScrapedAtStart() throws Exception {
    samples.counter(CPU, POD, START.minus(MINUTE.multipliedBy(3)), START, MINUTE, 100_000, 1);

    assertThat(measure(BUILT_IN, null).usage().of("yolo").cpu()).isZero();
  }

  @Test
  void measuresBetweenSampleAtStartAndLaterOne() throws Exception {
    Duration tenMinutes = Duration.ofMinutes(10);
    samples.counter(
        CPU, POD, MORNING.minus(tenMinutes), MORNING.plus(tenMinutes), tenMinutes, 0, 1);
    try (var server = start()) {

      var range = new TimeRange(MORNING, MORNING.plus(Duration.ofMinutes(11)));
      UsageReading reading = measure(server, BUILT_IN, null, range);

      assertThat(reading.usage().of("yolo").cpu()).isCloseTo(11 / 60.0, CLOSE);
    }
  }

  @Test
  void passesRangeIncludingStartToTemplate() throws Exception {
    samples.counter(CPU, "service=\"yolo\"", START, START.plus(MINUTE), MINUTE, 100_000, 1);

    assertThat(measure(OSCARS_OWN, null).usage().of("yolo").cpu()).isCloseTo(0.025, CLOSE);
  }

  @Test
  void estimatesShortRangeFromSurroundingTenMinutes() throws Exception {
    samples.counter(
        CPU, POD, MORNING, MORNING.plus(Duration.ofHours(2)), Duration.ofMinutes(5), 0, 1);
    try (var server = start()) {
      // The ten minutes around it are those from 10:00 to 10:10.
      Instant start = MORNING.plus(Duration.ofMinutes(61));
      var range = new TimeRange(start, start.plus(Duration.ofMinutes(8)));
      UsageReading reading = measure(server, BUILT_IN, null, range);

      assertThat(reading.usage().of("yolo").cpu()).isCloseTo(8 / 60.0, CLOSE);
      assertThat(reading.status().notes()).contains("estimated from the surrounding ten minutes");
    }
  }

  @Test
  void countsPodScrapedAtMidnightOnceWhenReadDayByDay() throws Exception {
    run("web", Duration.ofHours(24), Duration.ofMinutes(5));
    samples.sample(CPU, POD, MIDNIGHT, 36);

    UsageReading reading = measure(BUILT_IN, null, "--query.max-samples=250");

    assertThat(reading.status().notes()).contains("read in 2 parts, cut at midnight");
    assertThat(reading.usage().of("yolo").cpu()).isEqualTo(0.01);
    assertThat(reading.usage().of("web").cpu()).isCloseTo(24, CLOSE);
  }
}
