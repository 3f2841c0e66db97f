package io.oscar.reports.source.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.OriginResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory with a line an hour in October, read in November. */
class DataEndTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path directory;

  @BeforeEach
  void writeLines() throws IOException {
    String lines =
        IntStream.range(0, 31 * 24)
            .mapToObj(hour -> START.plusSeconds(hour * 3_600L))
            .map(
                time ->
                    "[GIN-EXECUTIONS-LOGGER] "
                        + time
                        + " | 200 | 1ms | 10.0.0.1 | POST    /run/cowsay | ann\n")
            .collect(Collectors.joining());
    Files.writeString(directory.resolve("manager.log"), lines);
  }

  @Test
  void isMissingForRangeAfterEndOfData() {
    SourceStatus status = status("2026-11-14T12:00:00Z", "2026-11-21T12:00:00Z");

    assertThat(status.status()).isEqualTo(Completeness.MISSING);
    assertThat(status.notes()).isEqualTo("data end at 2026-10-31T23:00:00Z: no newer data");
  }

  @Test
  void isPartialForRangeThatExceedsEndOfData() {
    SourceStatus status = status("2026-10-15T00:00:00Z", "2026-11-30T23:59:59Z");

    assertThat(status.status()).isEqualTo(Completeness.PARTIAL);
    assertThat(status.notes()).isEqualTo("data end at 2026-10-31T23:00:00Z: no newer data");
  }

  @Test
  void isOkForRangeThatEndsWithData() {
    assertThat(status("2026-10-01T00:00:00Z", "2026-10-31T23:59:59Z").status())
        .isEqualTo(Completeness.OK);
  }

  @Test
  void isOkAfterNightWithoutRequests() {
    assertThat(status("2026-10-31T00:00:00Z", "2026-11-01T09:00:00Z").status())
        .isEqualTo(Completeness.OK);
  }

  private SourceStatus status(String start, String end) {
    var range = new TimeRange(Instant.parse(start), Instant.parse(end));
    var deadline = Deadline.none(Clock.fixed(NOW, ZoneOffset.UTC));
    return new DirectoryRequestLog(directory, new OriginResolver(CountryLookup.NONE))
        .read(new LogRequest(LogStream.MANAGER, range, null, deadline))
        .status();
  }
}
