package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogLines.traefik;
import static io.oscar.reports.source.LogStream.EXPOSED;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.tally.LineCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Loki leaves series out of {@code sum by (label)} whose label holds U+FFFD, and writes bytes that
 * are not UTF-8 into its JSON as they are.
 */
@Tag("real")
class UndecodableCharactersTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final TimeRange DAY =
      new TimeRange(START, Instant.parse("2026-10-01T23:59:59.999999999Z"));
  private static final byte[] INVALID = {(byte) 0xC3, 0x28};
  private static final byte[] SURROGATE = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};

  private final LokiTenant loki = RealLokis.tenant();

  @Test
  void countsUsersWithReplacementCharacters() {
    loki.push(
        Lokis.MANAGER, lines(i -> request(i, "/run/foo", i % 2 == 0 ? "us\uFFFDer" : "user")));

    LogReading reading = loki.read(MANAGER, DAY);

    assertThat(LokiTenant.users(reading))
        .containsOnly(Map.entry("us\uFFFDer", 100L), Map.entry("user", 100L));
    assertComplete(reading, new LineCounts(200, 0, Map.of()));
  }

  @Test
  void readsOddLinesWithReplacementCharacters() {
    loki.push(
        Lokis.MANAGER, lines(i -> request(i, i % 2 == 0 ? "/run/f\uFFFDo" : "/run/foo", "user")));

    assertComplete(
        loki.read(MANAGER, DAY), new LineCounts(100, 0, Map.of(Rejection.SERVICE_NAME, 100L)));
  }

  @Test
  void countsExposedRequestsWithReplacementCharacterInUserAgent() {
    loki.push(Lokis.INGRESS, lines(i -> agent(i, i % 2 == 0 ? "x\uFFFD" : "curl")));

    assertComplete(loki.read(EXPOSED, DAY), new LineCounts(200, 0, Map.of()));
  }

  @Test
  void countsUsersWithInvalidUtf8() {
    loki.pushInvalid(
        Lokis.MANAGER,
        lines(i -> request(i, "/run/foo", i % 2 == 0 ? "usINVALID" + i : "user")),
        INVALID);

    LogReading reading = loki.read(MANAGER, DAY);

    assertThat(LokiTenant.users(reading))
        .hasSize(101)
        .containsEntry("user", 100L)
        .containsEntry("us\uFFFD(2", 1L);
    assertComplete(reading, new LineCounts(200, 0, Map.of()));
  }

  @Test
  void countsUsersWithLoneSurrogates() {
    loki.pushInvalid(
        Lokis.MANAGER,
        lines(i -> request(i, "/run/foo", i % 2 == 0 ? "INVALID" + i : "user")),
        SURROGATE);

    assertComplete(loki.read(MANAGER, DAY), new LineCounts(200, 0, Map.of()));
  }

  @Test
  void readsOddLinesWithInvalidUtf8() {
    loki.pushInvalid(
        Lokis.MANAGER,
        lines(i -> request(i, i % 2 == 0 ? "/run/fINVALID" + i : "/run/foo", "user")),
        INVALID);

    assertComplete(
        loki.read(MANAGER, DAY), new LineCounts(100, 0, Map.of(Rejection.SERVICE_NAME, 100L)));
  }

  private static void assertComplete(LogReading reading, LineCounts lines) {
    assertThat(reading.tally().lines()).isEqualTo(lines);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  /** So few lines an hour that Loki is asked to count them. */
  private static List<LoggedLine> lines(IntFunction<LoggedLine> line) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 200; i++) {
      lines.add(line.apply(i));
    }
    return lines;
  }

  private static LoggedLine request(int i, String path, String user) {
    return manager(time(i), 200, "10.0.0.1", path, user);
  }

  private static LoggedLine agent(int i, String agent) {
    LoggedLine line = traefik(time(i), 200, "10.0.0.1", "/system/services/foo/exposed/x");
    String text = line.text().replace("{", "{\"request_User-Agent\":\"" + agent + "\",");
    return LoggedLine.of(line.time(), text);
  }

  private static Instant time(int i) {
    return START.plusSeconds(i * 400L);
  }
}
