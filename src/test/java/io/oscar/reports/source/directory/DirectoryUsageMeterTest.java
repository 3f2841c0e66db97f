package io.oscar.reports.source.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Hours;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryUsageMeterTest {
  private static final String THREE_DAYS =
      """
      day,service,cpu_hours,gpu_hours
      2026-10-01,yolov8,24,2.4
      2026-10-01,cowsay,1.5,0
      2026-10-02,yolov8,12,1.2
      2026-10-03,yolov8,6,0.6
      """;

  @TempDir private Path directory;

  @Test
  void sumsDaysOfRange() throws IOException {
    write(THREE_DAYS);

    UsageReading reading = measure("2026-10-01T00:00:00Z", "2026-10-02T23:59:59.999999999Z", null);

    assertThat(reading.usage().byService())
        .isEqualTo(Map.of("yolov8", new Hours(36, 3.6), "cowsay", new Hours(1.5, 0)));
    assertThat(reading.usage().total()).isEqualTo(new Hours(37.5, 3.6));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).isEmpty();
    assertThat(reading.status().lastUpdated()).isEqualTo("2026-10-02T23:59:59.999999999Z");
  }

  @Test
  void proratesPartialDays() throws IOException {
    write(THREE_DAYS);

    UsageReading reading = measure("2026-10-01T18:00:00Z", "2026-10-02T06:00:00Z", null);

    assertThat(reading.usage().byService())
        .isEqualTo(Map.of("yolov8", new Hours(9, 0.9), "cowsay", new Hours(0.375, 0)));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).isEqualTo("partial days are prorated");
  }

  @Test
  void namesCoveredDaysWhenRangeExceedsThem() throws IOException {
    write(THREE_DAYS);

    UsageReading reading = measure("2026-10-03T00:00:00Z", "2026-10-04T23:59:59.999999999Z", null);

    assertThat(reading.usage().total()).isEqualTo(new Hours(6, 0.6));
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes())
        .isEqualTo("usage.csv covers 2026-10-01 to 2026-10-03 only");
    assertThat(reading.status().lastUpdated()).isEqualTo("2026-10-04T00:00:00Z");
  }

  @Test
  void isMissingForRangeOutsideFile() throws IOException {
    write(THREE_DAYS);

    UsageReading reading = measure("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", null);

    assertThat(reading.usage().total()).isEqualTo(Hours.NONE);
    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes())
        .isEqualTo("usage.csv covers 2026-10-01 to 2026-10-03 only: no day of the range");
  }

  @Test
  void measuresOneService() throws IOException {
    write(THREE_DAYS);

    UsageReading reading =
        measure("2026-10-01T00:00:00Z", "2026-10-03T23:59:59.999999999Z", "cowsay");

    assertThat(reading.usage().byService()).isEqualTo(Map.of("cowsay", new Hours(1.5, 0)));
  }

  @Test
  void countsUnparsableRows() throws IOException {
    write(
        THREE_DAYS
            + """
            2026-10-03,yolov8,many,0
            2026-10-03,yolov8,-1,0
            2026-10-03,yolov8,NaN,0
            2026-13-03,yolov8,1,0
            2026-10-03,=cmd(),1,0
            2026-10-03,yolov8
            """);

    UsageReading reading = measure("2026-10-01T00:00:00Z", "2026-10-03T23:59:59.999999999Z", null);

    assertThat(reading.usage().total()).isEqualTo(new Hours(43.5, 4.2));
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes()).isEqualTo("6 invalid rows, the first is row 5");
  }

  @Test
  void hidesDaysOfOtherServicesFromScopedCaller() throws IOException {
    write(
        """
        day,service,cpu_hours,gpu_hours
        2026-10-01,mine,1,0
        2026-10-02,hidden,2,0
        """);
    var range =
        new TimeRange(Instant.parse("2026-10-01T12:00:00Z"), Instant.parse("2026-10-31T23:59:59Z"));

    UsageReading reading =
        new DirectoryUsageMeter(directory)
            .measure(
                new UsageRequest(
                    range,
                    null,
                    true,
                    Set.of("mine"),
                    () -> Optional.of(Set.of("mine", "hidden")),
                    List.of(),
                    Deadline.none(Clock.systemUTC())));

    assertThat(reading.usage().of("mine").cpu()).isEqualTo(0.5);
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().lastUpdated()).isNull();
    assertThat(reading.publicNotes()).containsExactly("partial days are prorated");
  }

  @Test
  void isMissingWhenFileDoesNotExist() {
    UsageReading reading = measure("2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z", null);

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes())
        .isEqualTo("no usage.csv in the log directory " + directory);
  }

  @Test
  void isMissingForOtherContent() throws IOException {
    write("\"service\u0000\n");

    UsageReading reading = measure("2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z", null);

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes()).startsWith("usage.csv contains no valid row");
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("usage.csv"), text);
  }

  private UsageReading measure(String start, String end, @Nullable String service) {
    var range = new TimeRange(Instant.parse(start), Instant.parse(end));
    var deadline = Deadline.none(Clock.systemUTC());
    return new DirectoryUsageMeter(directory)
        .measure(new UsageRequest(range, service, true, Set.of(), deadline));
  }
}
