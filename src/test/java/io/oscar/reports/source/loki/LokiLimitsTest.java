package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LoggedLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a report says when Loki has other limits than most, is overloaded, or is gone. */
class LokiLimitsTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final TimeRange DAY =
      new TimeRange(START, Instant.parse("2026-10-01T23:59:59.999999999Z"));

  @AutoClose private final LokiStub loki = new LokiStub();

  @Test
  void shrinksPagesToServerLimit() {
    loki.push(Lokis.MANAGER, lines(3_000)).withLimits(limits -> limits.lines(100).series(20));

    LogReading reading = read(Deadline.none(Clock.systemUTC()));

    assertThat(reading.tally().lines().counted()).isEqualTo(3_000);
    assertComplete(reading);
  }

  @Test
  void readsEverythingWithoutVolumeApi() {
    loki.push(Lokis.MANAGER, lines(6_000)).withLimits(LokiLimits::withoutVolumes);

    LogReading reading = read(Deadline.none(Clock.systemUTC()));

    assertThat(reading.tally().lines().counted()).isEqualTo(6_000);
    assertComplete(reading);
  }

  @Test
  void shrinksWindowsToMaxQueryLength() {
    loki.push(Lokis.MANAGER, lines(50)).withLimits(limits -> limits.length(Duration.ofHours(2)));

    LogReading reading = read(Deadline.none(Clock.systemUTC()));

    assertThat(reading.tally().lines().counted()).isEqualTo(50);
    assertComplete(reading);
  }

  @Test
  void retriesDuringTemporaryOverload() {
    var calls = new AtomicInteger();
    loki.push(Lokis.MANAGER, lines(50))
        .withFault(
            call ->
                calls.incrementAndGet() % 3 == 1
                    ? new StubRefusal(429, "too many outstanding requests")
                    : null);

    LogReading reading = read(Deadline.none(Clock.systemUTC()));

    assertThat(reading.tally().lines().counted()).isEqualTo(50);
    assertComplete(reading);
  }

  @Test
  void namesUnreadableGapAndCountsTheRest() {
    // every question that touches noon times out, however small
    Instant noon = Instant.parse("2026-10-01T12:00:00Z");
    loki.push(Lokis.MANAGER, lines(1_440))
        .withFault(call -> touches(call, noon) ? new StubRefusal(504, "request timed out") : null);

    LogReading reading = read(Deadline.none(Clock.systemUTC()));

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes())
        .contains("not read: 2026-10-01T11:59:59.000000001Z to 2026-10-01T12:00:00Z")
        .contains("504");
    assertThat(reading.tally().lines().counted()).isEqualTo(1_439);
  }

  @Test
  void isMissingAfterFewAttemptsWhenEverythingTimesOut() {
    loki.push(Lokis.MANAGER, lines(5_000))
        .withFault(call -> new StubRefusal(504, "request timed out"));

    LogReading reading = read(Deadline.none(Clock.systemUTC()));

    assertThat(reading.tally().lines().read()).isZero();
    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes()).contains("504");
    assertThat(loki.calls()).hasSizeLessThan(100);
  }

  @Test
  void isMissingAfterOneCallWhenUnauthorized() {
    loki.withFault(call -> new StubRefusal(401, "no org id"));

    LogReading reading = read(Deadline.none(Clock.systemUTC()));

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes()).contains("401").contains("no org id");
    assertThat(loki.calls()).hasSize(1);
  }

  @Test
  void isMissingWhenLokiIsUnreachable() {
    loki.close();

    LogReading reading = read(Deadline.in(Duration.ofSeconds(1), Clock.systemUTC()));

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes()).contains("Loki at http://127.0.0.1");
  }

  @Test
  void returnsPartialResultWithGapsAtDeadline() {
    var calls = new AtomicInteger();
    // from the fourth call on, each takes five seconds
    InstantSource now = () -> START.plusSeconds(5L * Math.max(0, calls.get() - 4));
    loki.push(Lokis.MANAGER, lines(60_000))
        .withFault(
            call -> {
              calls.incrementAndGet();
              return null;
            });

    LogReading reading = read(Deadline.in(Duration.ofMinutes(1), now.withZone(ZoneOffset.UTC)));

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.tally().lines().counted()).isBetween(1L, 59_999L);
    assertThat(reading.status().notes()).contains("not read: 2026-10-01T").contains("deadline");
  }

  @Test
  void isPartialWhenDataBeginInsideRange() {
    loki.push(Lokis.MANAGER, lines(2_000).subList(1_000, 2_000));

    LogReading reading = read(Deadline.none(Clock.systemUTC()));

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).contains("data begin at 2026-10-01T12:00:00Z");
    assertThat(reading.tally().lines().counted()).isEqualTo(1_000);
  }

  @Test
  void isMissingWhenNoStreamMatches() {
    LogReading reading = read(Deadline.none(Clock.systemUTC()));

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes())
        .contains("no stream of {namespace=\"oscar\", app=\"oscar\"}");
  }

  private static void assertComplete(LogReading reading) {
    assertThat(reading.status().notes()).isEmpty();
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  private LogReading read(Deadline deadline) {
    return Lokis.requestLog(loki.url()).read(new LogRequest(MANAGER, DAY, null, deadline));
  }

  /** Lines spread evenly over the day, every one of them different. */
  private static List<LoggedLine> lines(int number) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < number; i++) {
      Instant time = START.plusMillis(86_400_000L / number * i);
      lines.add(manager(time, 200, "10.0.0." + i % 250, "/run/svc-" + i % 20, "user-" + i % 97));
    }
    return lines;
  }

  private static boolean touches(Map<String, String> call, Instant moment) {
    if (call.getOrDefault("path", "").endsWith("volume_range")) {
      return false;
    }
    if (call.getOrDefault("path", "").endsWith("limits")) {
      return false;
    }
    Instant end = Instant.parse(call.getOrDefault("end", ""));
    Instant start = Instant.parse(call.getOrDefault("start", ""));
    Matcher vector = Pattern.compile("\\[(\\d+)s\\]").matcher(call.getOrDefault("query", ""));
    return vector.find()
        ? moment.isAfter(end.minusSeconds(Long.parseLong(vector.group(1)))) && !moment.isAfter(end)
        : !moment.isBefore(start) && moment.isBefore(end);
  }
}
