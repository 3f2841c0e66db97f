package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.LoggedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that Loki counts but does not return are noticed, and counted or named. */
class ReturnedLinesTest {
  private static final Instant ELEVEN = Instant.parse("2026-10-01T11:00:00Z");
  private static final long HOUR = Duration.ofHours(1).toNanos();

  @AutoClose private final LokiStub loki = new LokiStub();

  @BeforeEach
  void storeAnOlderLine() {
    loki.push(Lokis.MANAGER, List.of(line(Instant.parse("2026-09-30T10:10:00Z"))));
  }

  /** As a real Loki does where the line is the last of a chunk. */
  private static boolean isAtAStart(long time, long start) {
    return time % HOUR == 0 || time == start;
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-01T00:00:00Z, 2026-10-01T23:59:59.999999999Z, 26",
    "2026-10-01T10:12:00Z, 2026-10-01T11:00:00Z, 13",
    "2026-10-01T10:12:00.000000001Z, 2026-10-01T11:00:00Z, 12",
    "2026-10-01T10:59:59.7Z, 2026-10-01T11:00:00.4Z, 3",
    "2026-10-01T11:00:00Z, 2026-10-01T12:00:00Z, 2",
    "2026-10-01T11:00:00Z, 2026-10-01T11:00:00Z, 1",
    "2026-10-01T10:59:59.5Z, 2026-10-01T11:00:00.299999999Z, 2",
    "2026-10-01T10:59:59Z, 2026-10-01T10:59:59.999999999Z, 1",
    "2026-10-01T11:00:00.000000001Z, 2026-10-01T12:00:00Z, 1"
  })
  void countsLinesAtStartOfHour(Instant start, Instant end, long lines) {
    loki.push(Lokis.MANAGER, lines()).leavingOut(ReturnedLinesTest::isAtAStart);

    LogReading reading = read(new TimeRange(start, end));

    assertThat(reading.tally().lines().counted()).isEqualTo(lines);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).isEmpty();
  }

  /** 23 from 10:10 to 10:13:40, one each at 10:59:59.7, 11:00 and 11:00:00.3. */
  private static List<LoggedLine> lines() {
    Instant first = Instant.parse("2026-10-01T10:10:00Z");
    return Stream.concat(
            IntStream.range(0, 23).mapToObj(i -> first.plusSeconds(10L * i)),
            Stream.of(ELEVEN.minusMillis(300), ELEVEN, ELEVEN.plusMillis(300)))
        .map(ReturnedLinesTest::line)
        .toList();
  }

  @Test
  void reportsNewestLineAtStartOfHour() {
    loki.push(Lokis.MANAGER, lines().subList(0, 25)).leavingOut(ReturnedLinesTest::isAtAStart);

    assertThat(read(ReadLoki.DAY).status().lastUpdated()).isEqualTo(ELEVEN);
    LogReading counted = ReadLoki.day(Lokis.requestLog(loki.url()));
    assertThat(counted.status().lastUpdated()).isEqualTo(ELEVEN);
  }

  @Test
  void ignoresLinesLaterInLastSecondOfRange() {
    loki.push(Lokis.MANAGER, lines())
        .withLimits(LokiLimits::withoutVolumes)
        .leavingOut(ReturnedLinesTest::isAtAStart);

    Instant start = Instant.parse("2026-10-01T10:59:59.5Z");
    LogReading reading = read(new TimeRange(start, start.plusMillis(100)));

    assertThat(reading.tally().lines().read()).isZero();
    assertThat(reading.status().notes()).isEmpty();
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void countsOddLineAtStartOfHour() {
    LoggedLine odd = new LoggedLine(ELEVEN, "GET /run/foo | odd", Map.of());
    loki.push(Lokis.MANAGER, Stream.concat(lines().stream(), Stream.of(odd)).toList())
        .leavingOut(ReturnedLinesTest::isAtAStart);

    LogReading reading = read(ReadLoki.DAY);

    assertThat(reading.tally().lines().read()).isEqualTo(27);
    assertThat(reading.tally().lines().rejectedTotal()).isEqualTo(1);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void namesGapToTheSecondForLinesNeverReturned() {
    Instant lost = Instant.parse("2026-10-01T10:12:10Z").minusMillis(1);
    loki.push(Lokis.MANAGER, lines())
        .push(Lokis.MANAGER, List.of(line(lost)))
        .leavingOut((time, start) -> time % Window.SECOND == 999_000_000);

    LogReading reading = read(ReadLoki.DAY);

    assertThat(reading.tally().lines().counted()).isEqualTo(25);
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes())
        .isEqualTo(
            "not read: 2026-10-01T10:12:09.000000001Z to 2026-10-01T10:12:10Z"
                + " (Loki counts 2 lines of this second and returns 1)");
    assertThat(loki.calls()).hasSizeLessThan(250);
  }

  @Test
  void givesUpWhenLokiReturnsNoLines() {
    loki.push(Lokis.MANAGER, ReadLoki.minutely(1_440, i -> "user"))
        .leavingOut((time, start) -> true);

    LogReading reading = read(ReadLoki.DAY);

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).contains("not read: 2026-10-01T");
    assertThat(reading.tally().lines().counted()).isBetween(1L, 1_439L);
    assertThat(loki.calls()).hasSizeLessThan(3_500);
  }

  @Test
  void losesNoLineWhenPageEndsWithinTimestamp() {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 600; i++) {
      lines.add(manager(ELEVEN.plusSeconds(600 + i / 4), 200, "10.0.0.1", "/run/foo", "u" + i % 4));
    }
    loki.push(Lokis.MANAGER, lines)
        .withLimits(limits -> limits.lines(50))
        .leavingOut((time, start) -> time == start);

    LogReading reading = read(ReadLoki.DAY);

    assertThat(reading.tally().lines().counted()).isEqualTo(600);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void isOkWhenLinesArriveMeanwhile() {
    loki.push(Lokis.MANAGER, lines())
        .withFault(
            call -> {
              if (call.getOrDefault("query", "").startsWith("sum (count_over_time")) {
                loki.push(Lokis.MANAGER, List.of(line(ELEVEN.plusSeconds(loki.calls().size()))));
              }
              return null;
            });

    assertThat(read(ReadLoki.DAY).status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void notesWhenLineCountIsUnavailable() {
    loki.push(Lokis.MANAGER, lines())
        .withFault(
            call ->
                call.getOrDefault("query", "").contains("count_over_time")
                    ? new StubRefusal(400, "no metrics here")
                    : null);

    LogReading reading = read(ReadLoki.DAY);

    assertThat(reading.tally().lines().counted()).isEqualTo(26);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    // of the rest of the last second there is no number, alone or with its neighbours
    assertThat(reading.status().notes())
        .startsWith(
            "not verified against the line count: 2026-10-01T00:00:00Z to 2026-10-01T23:59:59")
        .contains("no metrics here");
  }

  @Test
  void verifiesManyWindowsWithOneCount() {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 40_000; i++) {
      lines.add(line(ReadLoki.START.plusSeconds(2L * i)));
    }
    loki.push(Lokis.MANAGER, lines).withLimits(limits -> limits.lines(1_000));

    LogReading reading = read(ReadLoki.DAY);

    assertThat(reading.tally().lines().counted()).isEqualTo(40_000);
    assertThat(queries("{")).isGreaterThan(40);
    assertThat(queries("sum (count_over_time")).isLessThan(12);
  }

  private long queries(String beginning) {
    return loki.calls().stream()
        .filter(call -> call.getOrDefault("query", "").startsWith(beginning))
        .filter(call -> call.getOrDefault("path", "").endsWith("query_range"))
        .count();
  }

  private LogReading read(TimeRange range) {
    return ReadLoki.read(Lokis.requestLog(loki.url(), Lokis.READING), LogStream.MANAGER, range);
  }

  private static LoggedLine line(Instant time) {
    return manager(time, 200, "10.0.0.1", "/run/foo", "user");
  }
}
