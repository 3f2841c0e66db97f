package io.oscar.reports.source.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a log directory is said to be read. */
class FileProgressTest {
  private static final TimeRange DAY =
      new TimeRange(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-10-01T23:59:59Z"));

  @TempDir private Path folder;

  private final List<Double> shares = new ArrayList<>();
  private long lines;

  @Test
  void reportsProgressWithinLargeFile() throws IOException {
    Files.write(folder.resolve("a.log"), text(40_960));

    read(Deadline.none(Clock.systemUTC()));

    assertThat(shares).hasSizeGreaterThanOrEqualTo(10).allMatch(share -> share < 0.15);
    assertThat(shares.stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-9));
    assertThat(lines).isEqualTo(40_960);
  }

  @Test
  void reportsProgressWithinGzipFile() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.log.gz")))) {
      out.write(text(40_960));
    }

    read(Deadline.none(Clock.systemUTC()));

    assertThat(shares).hasSizeGreaterThanOrEqualTo(10).allMatch(share -> share < 0.3);
    assertThat(shares.stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void weightsFilesBySize() throws IOException {
    Files.write(folder.resolve("a.log"), text(30));
    Files.write(folder.resolve("b.log"), text(90));

    read(Deadline.none(Clock.systemUTC()));

    assertThat(shares).satisfiesExactly(a -> isAbout(a, 0.25), b -> isAbout(b, 0.75));
  }

  @Test
  void reportsNoProgressForEmptyFiles() throws IOException {
    Files.write(folder.resolve("a.log"), new byte[0]);

    read(Deadline.none(Clock.systemUTC()));
    read(Deadline.in(Duration.ZERO, Clock.systemUTC()));

    assertThat(shares).allMatch(share -> share == 0);
  }

  private static void isAbout(double share, double expected) {
    assertThat(share).isCloseTo(expected, within(0.05));
  }

  private void read(Deadline deadline) {
    new DirectoryRequestLog(folder, new OriginResolver(CountryLookup.NONE), new Recorded())
        .read(new LogRequest(LogStream.MANAGER, DAY, null, deadline));
  }

  private static byte[] text(int lines) {
    var random = new Random(7);
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(
              "[GIN-EXECUTIONS-LOGGER] 2026-10-01T00:00:00Z | 200 | 1ms | 10.0.0.1 | POST    /run/")
          .append("yolov8 | user-%016x\n".formatted(random.nextLong()));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private final class Recorded implements Progress {
    @Override
    public Task begin() {
      return (share, more) -> {
        shares.add(share);
        lines += more;
      };
    }

    @Override
    public void retrying(String failure) {
      throw new AssertionError("nothing is asked of anybody");
    }
  }
}
