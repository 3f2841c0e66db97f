package io.oscar.reports.source.directory;

import static io.oscar.reports.source.LogLines.ingress;
import static io.oscar.reports.source.LogLines.manager;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.tally.LineCounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of a directory that cannot answer for everything. */
class DirectoryGapsTest {
  private static final Instant NOON = Instant.parse("2026-10-10T12:00:00Z");
  private static final TimeRange HOUR = new TimeRange(NOON, NOON.plusSeconds(3600));
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @TempDir private Path directory;

  @Test
  void isMissingWhenDirectoryDoesNotExist() {
    Path nowhere = directory.resolve("nowhere");
    LogReading reading =
        new DirectoryRequestLog(nowhere, new OriginResolver(CountryLookup.NONE))
            .read(request(LogStream.MANAGER, null, Deadline.none(CLOCK)));

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().name()).isEqualTo(SourceName.REQUEST_LOGS);
    assertThat(reading.status().notes())
        .isEqualTo("the log directory " + nowhere + " cannot be read");
  }

  @Test
  void isMissingWhenDirectoryHasNoLogs() throws IOException {
    write("readme.txt", text(10));
    Files.createDirectory(directory.resolve("old.log"));

    LogReading reading = read(LogStream.EXPOSED);

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().name()).isEqualTo(SourceName.EXPOSED_REQUEST_LOGS);
    assertThat(reading.status().notes())
        .isEqualTo("no *.log or *.log.gz in the log directory " + directory);
  }

  @Test
  void namesTruncatedFileAndCountsItsBeginning() throws IOException {
    byte[] packed = gzip(text(5_000));
    Files.write(directory.resolve("a.log.gz"), Arrays.copyOf(packed, packed.length / 2));
    write("b.log", text(3));

    LogReading reading = read(LogStream.MANAGER);

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).startsWith("a.log.gz could be read up to line ");
    assertThat(reading.tally().lines().counted()).isBetween(1_000L, 5_000L);
    assertThat(reading.tally().lines().rejected()).isEmpty();
  }

  @Test
  void namesFileThatIsNotGzip() throws IOException {
    write("a.log.gz", text(3));
    write("b.log", text(3));

    LogReading reading = read(LogStream.MANAGER);

    assertThat(reading.status().notes())
        .isEqualTo(
            "a.log.gz could be read up to line 0 only (damaged: Not in GZIP format):"
                + " the file is unreadable, truncated or corrupt");
    assertThat(reading.tally().lines()).isEqualTo(new LineCounts(3, 0, Map.of()));
  }

  @Test
  void namesFileWithDamagedGzipMember() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write(gzip(text(3)));
    bytes.write(gzip(text(3)));
    write("a.log.gz", bytes.toByteArray());
    assertThat(read(LogStream.MANAGER).tally().lines().counted()).isEqualTo(6);
    assertThat(read(LogStream.MANAGER).status().status()).isEqualTo(Completeness.OK);

    byte[] damaged = gzip(text(3));
    damaged[0] = 'x';
    bytes.write(damaged);
    write("a.log.gz", bytes.toByteArray());

    assertThat(read(LogStream.MANAGER).tally().lines().counted()).isEqualTo(6);
    assertThat(read(LogStream.MANAGER).status().notes())
        .startsWith("a.log.gz could be read up to line 6 only (damaged: trailing data");
  }

  @Test
  void warnsOfPackedAndUnpackedCopiesOfFile() throws IOException {
    write("a.log", text(3));
    Files.write(directory.resolve("a.log.gz"), gzip(text(3)));

    assertThat(read(LogStream.MANAGER).status().notes())
        .isEqualTo("compressed and uncompressed files may contain the same lines: a.log");
  }

  @Test
  void isPartialWhenDataBeginInsideRange() throws IOException {
    write("a.log", manager(NOON.plusSeconds(1), 200, "10.0.0.1", "/run/a", "me").text());

    LogReading reading = read(LogStream.EXPOSED);

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).isEqualTo("data begin at 2026-10-10T12:00:01Z");
  }

  @Test
  void notesStreamWithoutLines() throws IOException {
    write("a.log", text(3));

    LogReading reading = read(LogStream.EXPOSED);

    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).isEqualTo("no lines of this kind in the log directory");
  }

  @Test
  void namesFilesNotReadBeforeDeadline() throws IOException {
    write("a.log", text(3));
    write("b.log", text(3));
    var over = new Deadline(CLOCK, NOON);

    LogReading reading = log().read(request(LogStream.MANAGER, null, over));

    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes())
        .isEqualTo(
            "no line in the log directory has a timestamp;"
                + " not read before the report's deadline: a.log, b.log");
  }

  @Test
  void namesFileThatDeadlineInterrupts() throws IOException {
    write("a.log", text(9_000));
    var now = new AtomicReference<>(NOON);
    InstantSource ticking = () -> now.updateAndGet(time -> time.plus(Duration.ofMinutes(90)));

    LogReading reading =
        log()
            .read(
                request(
                    LogStream.MANAGER,
                    null,
                    new Deadline(
                        ticking.withZone(ZoneOffset.UTC), NOON.plus(Duration.ofHours(2)))));

    assertThat(reading.status().notes())
        .isEqualTo("a.log was only read up to line 4096 before the report's deadline");
    assertThat(reading.tally().lines().counted()).isEqualTo(4_096);
  }

  @Test
  void rejectsOverlongLine() throws IOException {
    String path = "/run/" + "x".repeat(300_000);
    write(
        "a.log",
        text(2)
            + manager(NOON.plusSeconds(1), 200, "10.0.0.1", path, "me").text()
            + "\r\n"
            + manager(NOON.plusSeconds(2), 200, "10.0.0.1", "/run/last", "me").text());

    assertThat(read(LogStream.MANAGER).tally().lines())
        .isEqualTo(new LineCounts(3, 0, Map.of(Rejection.TOO_LONG, 1L)));
  }

  @Test
  void rejectsRequestWithoutTimeAndPlacesOtherLinesByPredecessor() throws IOException {
    write(
        "a.log",
        text(1)
            + "{\"RequestPath\":\"/system/services/a/exposed/x\"}\n"
            + "  at some.stack.Trace(/run/a)\n"
            + manager(NOON.minusSeconds(1), 200, "10.0.0.1", "/run/a", "me").text()
            + "\n  at another.stack.Trace(/run/a)\n"
            + ingress(NOON.minusSeconds(1), 200, "10.0.0.1", "/elsewhere").text()
            + "\n"
            + "[GIN] 2026/10/10 - 11:59:00 | 200 | 1ms | 10.0.0.1 | GET \"/run/a\"\n"
            + "2026/10/10 12:00:03 Error: nothing in particular\n");

    assertThat(read(LogStream.MANAGER).tally().lines())
        .isEqualTo(new LineCounts(1, 0, Map.of(Rejection.OTHER_LINE, 2L)));
    assertThat(read(LogStream.EXPOSED).tally().lines())
        .isEqualTo(new LineCounts(0, 0, Map.of(Rejection.TIME, 1L)));
  }

  @Test
  void usesTimeOfContainerRuntime() throws IOException {
    write(
        "a.log",
        text(1)
            + "2026-10-10T12:00:04Z stdout F {\"RequestPath\":\"/system/services/a/exposed\"}\n"
            + "2026-10-10T11:00:04Z stdout F {\"RequestPath\":\"/system/services/a/exposed\"}\n");

    assertThat(read(LogStream.EXPOSED).tally().lines()).isEqualTo(new LineCounts(1, 0, Map.of()));
  }

  @Test
  void accountsOnlyForLinesThatNameRequestedService() throws IOException {
    write(
        "a.log",
        text(1)
            + manager(NOON.plusSeconds(1), 404, "10.0.0.1", "/run/a", "me").text()
            + "\n"
            + manager(NOON.plusSeconds(2), 404, "10.0.0.1", "/run/a-b", "me").text()
            + "\n"
            + manager(NOON.plusSeconds(3), 200, "10.0.0.1", "/run/a/b", "me").text()
            + "\n"
            + manager(NOON.plusSeconds(4), 200, "10.0.0.1", "/run/B", "me").text());

    LogReading reading = log().read(request(LogStream.MANAGER, "a", Deadline.none(CLOCK)));

    assertThat(reading.tally().lines())
        .isEqualTo(new LineCounts(1, 1, Map.of(Rejection.SERVICE_NAME, 1L)));
  }

  private LogReading read(LogStream stream) {
    return log().read(request(stream, null, Deadline.none(CLOCK)));
  }

  private DirectoryRequestLog log() {
    return new DirectoryRequestLog(directory, new OriginResolver(CountryLookup.NONE));
  }

  private static LogRequest request(LogStream stream, @Nullable String service, Deadline deadline) {
    return new LogRequest(stream, HOUR, service, deadline);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(directory.resolve(name), bytes);
  }

  /** Requests to the service a, of which the first is at noon. */
  private static String text(int lines) {
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      Instant time = NOON.plusMillis(i);
      text.append(manager(time, 200, "10.0." + i % 7 + "." + i % 251, "/run/a", "user" + i).text());
      text.append('\n');
    }
    return text.toString();
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
