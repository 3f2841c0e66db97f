package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.http.HttpClients;
import io.oscar.reports.source.http.HttpSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Loki cuts queries of lines at each full hour, and does not look into a chunk whose last line has
 * the very time at which a query begins (pkg/storage/stores/composite_store_entry.go of v3.7.8).
 */
@Tag("real")
class ChunksThatEndAtFullHoursTest {
  private static final Instant ELEVEN = Instant.parse("2026-10-01T11:00:00Z");
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final LokiTenant loki = RealLokis.tenant();

  /** 23 lines from 10:10 to 10:13:40, and the last one at 11:00. */
  @BeforeEach
  void storeAChunk() throws InterruptedException {
    var lines = new ArrayList<LoggedLine>();
    lines.add(line(ELEVEN.minus(Duration.ofDays(2))));
    for (int i = 0; i < 23; i++) {
      lines.add(line(ELEVEN.minusSeconds(3_000 - 10L * i)));
    }
    lines.add(line(ELEVEN));
    loki.push(Lokis.MANAGER, lines).store();
    Instant end = Instant.now().plus(LONGEST);
    while (returned() != 23) {
      assertThat(Instant.now()).as("when Loki left a line out").isBefore(end);
      Thread.sleep(500);
    }
  }

  @Test
  void readsLastLinesOfChunksThatEndAtFullHours() {
    assertCounted(24, read(ReadLoki.DAY));
    assertCounted(24, read(range("2026-10-01T10:00:00Z", "2026-10-01T11:00:00Z")));
    assertCounted(14, read(range("2026-10-01T10:11:40Z", "2026-10-01T11:00:00.4Z")));
    assertCounted(1, read(range("2026-10-01T11:00:00Z", "2026-10-01T12:00:00Z")));
    assertCounted(1, read(range("2026-10-01T10:59:59.5Z", "2026-10-01T11:00:00Z")));
    assertCounted(1, read(range("2026-10-01T11:00:00Z", "2026-10-01T11:00:00Z")));
    assertCounted(0, read(range("2026-10-01T10:59:59.5Z", "2026-10-01T10:59:59.999999999Z")));
    assertCounted(0, read(range("2026-10-01T11:00:00.000000001Z", "2026-10-01T11:00:00.5Z")));
  }

  @Test
  void reportsNewestLineOfSuchChunks() {
    assertThat(read(ReadLoki.DAY).status().lastUpdated()).isEqualTo(ELEVEN);
    LogReading counted = loki.read(LogStream.MANAGER, ReadLoki.DAY);
    assertCounted(24, counted);
    assertThat(counted.status().lastUpdated()).isEqualTo(ELEVEN);
  }

  private static void assertCounted(long lines, LogReading reading) {
    assertThat(reading.tally().lines().counted()).isEqualTo(lines);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).isEmpty();
  }

  private int returned() {
    var http = new HttpSource(loki.endpoint(), HttpClients.create(loki.endpoint()));
    var client =
        new LokiClient(
            http,
            Deadline.in(LONGEST, Clock.systemUTC()),
            new AdaptiveTimeout(Duration.ofSeconds(10)));
    LogQl query = LogQl.ofTemplate("{namespace=\"oscar\", app=\"oscar\"}", Map.of());
    return client.lines(query, Window.of(ReadLoki.DAY), 100).data().size();
  }

  private LogReading read(TimeRange range) {
    return ReadLoki.read(
        Lokis.requestLog(loki.endpoint(), Lokis.READING), LogStream.MANAGER, range);
  }

  private static TimeRange range(String start, String end) {
    return new TimeRange(Instant.parse(start), Instant.parse(end));
  }

  private static LoggedLine line(Instant time) {
    return manager(time, 200, "10.0.0.1", "/run/foo", "user");
  }
}
