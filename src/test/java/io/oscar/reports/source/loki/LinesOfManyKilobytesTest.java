package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.ingress;
import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogStream.EXPOSED;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.tally.LineCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lines so long that few of them exceed the 4 MB that Loki's parts take from each other. Loki tries
 * again what exceeds them, without an end and without an answer.
 */
@Tag("real")
class LinesOfManyKilobytesTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  // Far from what it takes, and before the deadline that ends what does not come back.
  private static final Duration LONGEST = Duration.ofSeconds(45);
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Duration MONTH = Duration.ofDays(30);

  private final LokiTenant loki = RealLokis.tenant();

  @Test
  void countsOtherLinesBesideLongRejectedLines() {
    loki.push(Lokis.MANAGER, requests(300, TWO_HOURS, "/run/foo", 200));
    loki.push(pod("a"), requests(300, TWO_HOURS, "/run/" + text(30_000), 404));

    assertComplete(
        MANAGER, TWO_HOURS, new LineCounts(300, 0, Map.of(Rejection.SERVICE_NAME, 300L)));
  }

  @Test
  void countsOtherLinesBesideLongLinesFarApart() {
    loki.push(Lokis.MANAGER, requests(300, MONTH, "/run/foo", 200));
    loki.push(pod("a"), requests(300, MONTH, "/run/" + text(30_000), 404));

    assertComplete(MANAGER, MONTH, new LineCounts(300, 0, Map.of(Rejection.SERVICE_NAME, 300L)));
  }

  @Test
  void countsOtherLinesBesideLinesOfMaximumLength() {
    loki.push(Lokis.MANAGER, requests(300, TWO_HOURS, "/run/foo", 200));
    loki.push(pod("a"), requests(60, TWO_HOURS, "/run/" + text(250_000), 404));

    assertComplete(MANAGER, TWO_HOURS, new LineCounts(300, 0, Map.of(Rejection.SERVICE_NAME, 60L)));
  }

  @Test
  void countsOtherLinesBesideBurstOfLongLines() {
    loki.push(Lokis.MANAGER, requests(5_000, TWO_HOURS, "/run/foo", 200));
    loki.push(pod("a"), requests(500, Duration.ofSeconds(1), "/run/" + text(30_000), 404));

    assertComplete(
        MANAGER, TWO_HOURS, new LineCounts(5_000, 0, Map.of(Rejection.SERVICE_NAME, 500L)));
  }

  @Test
  void countsOtherLinesBesideLongLinesOfOneNanosecond() {
    loki.push(Lokis.MANAGER, requests(300, TWO_HOURS, "/run/foo", 200));
    loki.push(pod("a"), requests(300, Duration.ZERO, "/run/" + text(30_000), 404));

    LogReading reading = loki.read(MANAGER, range(TWO_HOURS));

    long all = reading.tally().lines().read();
    assertThat(reading.tally().lines().counted()).isEqualTo(300);
    assertThat(reading.status().status())
        .isEqualTo(all == 600 ? Completeness.OK : Completeness.PARTIAL);
  }

  @Test
  void countsLinesWithKilobytesOfStructuredMetadata() {
    var lines = new ArrayList<LoggedLine>();
    for (LoggedLine line : requests(300, TWO_HOURS, "/run/foo", 200)) {
      lines.add(new LoggedLine(line.time(), line.text(), Map.of("trace", text(50_000))));
    }
    loki.push(Lokis.MANAGER, lines);

    assertComplete(MANAGER, TWO_HOURS, new LineCounts(300, 0, Map.of()));
  }

  @Test
  void countsLongLinesOfExposedRequests() {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 1_500; i++) {
      String path = "/system/services/foo/exposed/" + i + "?" + text(20_000);
      lines.add(ingress(START.plusSeconds(i * 2L), 200, "10.0.0.1", path));
    }
    loki.push(Lokis.INGRESS, lines);

    assertComplete(EXPOSED, TWO_HOURS, new LineCounts(1_500, 0, Map.of()));
  }

  private void assertComplete(LogStream stream, Duration length, LineCounts lines) {
    long begun = System.nanoTime();

    LogReading reading = loki.read(stream, range(length));

    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println(lines + " of many kilobytes: " + time.toMillis() + " ms");
    assertThat(time).isLessThan(LONGEST);
    assertThat(reading.tally().lines()).isEqualTo(lines);
    assertThat(reading.status().notes()).isEmpty();
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  private static List<LoggedLine> requests(int count, Duration length, String path, int status) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < count; i++) {
      Instant time = START.plus(length.dividedBy(count).multipliedBy(i));
      lines.add(manager(time, status, "10.0.0.1", path, "user-" + i));
    }
    return lines;
  }

  private static Map<String, String> pod(String name) {
    return Map.of("namespace", "oscar", "app", "oscar", "pod", name);
  }

  /** A text that compresses as badly as what a caller makes up. */
  private static String text(int length) {
    var random = new Random(length);
    var text = new StringBuilder();
    random.ints(length, 'a', 'z' + 1).forEach(text::appendCodePoint);
    return text.toString();
  }

  private static TimeRange range(Duration length) {
    return new TimeRange(START, START.plus(length));
  }
}
