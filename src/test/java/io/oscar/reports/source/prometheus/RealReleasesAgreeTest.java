package io.oscar.reports.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.report.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pods that come, go and restart at random, and ranges of which many begin or end at a sample: two
 * releases of Prometheus make the same hours of them.
 */
@Tag("real")
class RealReleasesAgreeTest {
  // In hours: a part of the interval before the first sample, whose length is estimated.
  private static final double HALF_A_MINUTE = 30 / 3_600.0;
  private static final int[] SCRAPE_SECONDS = {15, 30, 60, 120};
  private static final Instant START = RealPrometheus.START;
  private static final Duration BESIDE_A_SAMPLE = Duration.ofMillis(503);

  private final Random random = new Random(20_260_310);
  @TempDir private Path folder;

  @Test
  void prometheus2And3GiveTheSameHours() throws Exception {
    Samples samples = new Samples();
    for (int i = 0; i < 120; i++) {
      addPod(samples, i);
    }
    try (var two = PrometheusServer.start(PrometheusRelease.TWO, folder.resolve("2"), samples);
        var three = PrometheusServer.start(PrometheusRelease.THREE, folder.resolve("3"), samples)) {
      for (int i = 0; i < 80; i++) {
        TimeRange range = range(i % 4 == 3 ? BESIDE_A_SAMPLE : Duration.ZERO);
        Usage older = usage(two, range);
        Usage newer = usage(three, range);

        assertThat(newer.byService().keySet())
            .as("%s", range)
            .isEqualTo(older.byService().keySet());
        assertThat(newer.total().cpu())
            .as("%s", range)
            .isCloseTo(older.total().cpu(), within(0.001 * older.total().cpu() + HALF_A_MINUTE));
        older
            .byService()
            .forEach(
                (service, hours) ->
                    assertThat(newer.of(service).cpu())
                        .as("%s in %s", service, range)
                        .isCloseTo(hours.cpu(), within(0.01 * hours.cpu() + HALF_A_MINUTE)));
      }
    }
  }

  /** A pod that lives for up to three hours of the first twelve, and may restart. */
  private void addPod(Samples samples, int number) {
    int every = SCRAPE_SECONDS[random.nextInt(SCRAPE_SECONDS.length)];
    Instant at = START.plusSeconds(15L * random.nextInt(12 * 240));
    String labels =
        "container=\"c\",pod=\"s%d-dpl-6d5f7c9b8d-p%04d\"".formatted(number % 30, number);
    double seconds = random.nextInt(10) == 0 ? 100_000 * random.nextDouble() : 0;
    for (int left = random.nextInt(3 * 3_600 / every); left >= 0; left--) {
      seconds = random.nextInt(200) == 0 ? 0 : seconds + every * random.nextDouble();
      samples.sample(Samples.CPU, labels, at, seconds);
      at = at.plusSeconds(every);
    }
  }

  private TimeRange range(Duration beside) {
    Instant start = START.plusSeconds(15L * random.nextInt(12 * 240)).plus(beside);
    return new TimeRange(start, start.plusSeconds(60L * (1 + random.nextInt(240))).plus(beside));
  }

  private static Usage usage(PrometheusServer server, TimeRange range) {
    return RealPrometheus.measure(server, RealPrometheus.BUILT_IN, null, range).usage();
  }
}
