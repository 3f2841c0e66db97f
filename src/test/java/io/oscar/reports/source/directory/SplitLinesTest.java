package io.oscar.reports.source.directory;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.OtherForms.docker;
import static io.oscar.reports.source.OtherForms.dockerInTwo;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.tally.LineCounts;
import io.oscar.reports.tally.Tally;
import io.oscar.reports.tally.UnreadableLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines in several entries, and lines without a time of their own. */
class SplitLinesTest {
  private static final Instant NOON = Instant.parse("2026-10-10T12:00:00Z");
  private static final TimeRange HOUR = new TimeRange(NOON, NOON.plusSeconds(3_600));
  private static final LoggedLine BEFORE = manager(NOON.minusSeconds(60), 200, "", "/run/a", "me");

  @TempDir private Path directory;

  @Test
  void joinsLineSplitByDockerAtAnyPosition() throws IOException {
    LoggedLine line = manager(NOON.plusSeconds(1), 200, "10.0.0.1", "/run/split", "me");
    for (int cut = 1; cut < line.text().length(); cut++) {
      LoggedLine[] parts = dockerInTwo("stderr", line, cut);
      Tally tally = read(BEFORE.text(), parts[0].text(), parts[1].text());
      assertThat(tally.lines()).as("cut at %d", cut).isEqualTo(new LineCounts(1, 0, Map.of()));
    }
  }

  @Test
  void doesNotParseRestOfSplitLineAsLine() throws IOException {
    String forged =
        "[GIN-EXECUTIONS-LOGGER] 2026-10-10T12:00:02Z | 200 | 1ms | 10.0.0.1 | POST    /run/victim";
    int head = manager(NOON, 404, "10.0.0.1", "", "").text().length() - " | ".length();
    String path = "/run/" + "x".repeat(16_384 - head - "/run/".length()) + forged;
    LoggedLine line = manager(NOON, 404, "10.0.0.1", path, "me");
    LoggedLine[] parts = dockerInTwo("stderr", line, 16_384);
    assertThat(parts[1].text()).startsWith("{\"log\":\"[GIN-EXECUTIONS-LOGGER] ");

    assertThat(read(BEFORE.text(), parts[0].text(), parts[1].text()).lines())
        .isEqualTo(new LineCounts(0, 0, Map.of(Rejection.SERVICE_NAME, 1L)));
    String runtime = "2026-10-10T12:00:00Z stderr ";
    assertThat(
            read(
                    BEFORE.text(),
                    runtime + "P " + line.text().substring(0, 16_384),
                    runtime + "F " + line.text().substring(16_384))
                .lines())
        .isEqualTo(new LineCounts(0, 0, Map.of(Rejection.SERVICE_NAME, 1L)));
  }

  @Test
  void readsSplitLineWithoutItsEnd() throws IOException {
    LoggedLine line = manager(NOON.plusSeconds(1), 200, "10.0.0.1", "/run/split", "me");
    String begun = dockerInTwo("stderr", line, line.text().length())[0].text();

    assertThat(read(BEFORE.text(), begun).lines()).isEqualTo(new LineCounts(1, 0, Map.of()));
  }

  @Test
  void placesUnreadableLinesWithoutTimeByNeighbours() throws IOException {
    String unknown = "msg=\"[GIN-EXECUTIONS-LOGGER] /run/a\"";
    String inside = docker("stderr", manager(NOON.plusSeconds(5), 200, "", "/run/a", "me")).text();
    String before = BEFORE.text();
    String after = manager(NOON.plusSeconds(4_000), 200, "", "/run/a", "me").text();
    var one = new UnreadableLines(1, "a=\"[GIN-EXECUTIONS-LOGGER] /a\"");
    var none = new UnreadableLines(0, "");

    assertThat(read(before, unknown).unreadable()).isEqualTo(one);
    assertThat(read(before, unknown, inside).unreadable()).isEqualTo(one);
    assertThat(read(before, unknown, after).unreadable()).isEqualTo(one);
    assertThat(read(inside, unknown).unreadable()).isEqualTo(one);
    assertThat(read(unknown).unreadable()).isEqualTo(one);
    assertThat(read(before, unknown, before, inside).unreadable()).isEqualTo(none);
    assertThat(read(inside, after, unknown).unreadable()).isEqualTo(none);
  }

  @Test
  void countsRequestsWithoutTimeAsUnreadable() throws IOException {
    Files.writeString(
        directory.resolve("a.log"), "{\"request_uri\":\"/system/services/nb/exposed\",\"n\":1}\n");

    assertThat(tally(LogStream.EXPOSED).unreadable())
        .isEqualTo(new UnreadableLines(1, "JSON with the fields request_uri, n"));
  }

  private Tally read(String... lines) throws IOException {
    Files.write(directory.resolve("a.log"), Stream.of(lines).toList());
    return tally(LogStream.MANAGER);
  }

  private Tally tally(LogStream stream) {
    var request = new LogRequest(stream, HOUR, null, Deadline.none(Clock.systemUTC()));
    return new DirectoryRequestLog(directory, new OriginResolver(CountryLookup.NONE))
        .read(request)
        .tally();
  }
}
