package io.oscar.reports.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse.Breakdown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is at the place that a report is written to is what it was, but for its content. */
class FileDeliveryTest {
  /** Major 1, minor 7, as the kernel packs them. */
  private static final long FULL_NUMBER = (1 << 8) | 7;

  private static final String HEAD =
      "key,membership,executions_count,countries,start,end,complete,incomplete_sources\r\n";
  private static final Breakdown REPORT =
      new Breakdown(
          Instant.parse("2026-10-01T00:00:00Z"),
          Instant.parse("2026-10-31T23:59:59Z"),
          GroupBy.USER,
          List.of(),
          List.of());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-rw-rw-", "rwx------"})
  void keepsFileMode(String mode) throws IOException {
    Path file = Files.writeString(folder.resolve("report.csv"), "old\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    deliver(file);

    assertThat(file).content().startsWith(HEAD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo(mode);
  }

  @Test
  void keepsFileOwner() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path file = Files.writeString(folder.resolve("report.csv"), "old\n");
    Files.setAttribute(file, "unix:uid", 12345);
    Files.setAttribute(file, "unix:gid", 54321);

    deliver(file);

    assertThat(file).content().startsWith(HEAD);
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(12345);
    assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(54321);
  }

  @Test
  void writesThroughSymbolicLinks() throws IOException {
    Path file = Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("f"), "old\n");
    Path second = Files.createSymbolicLink(folder.resolve("a/second"), Path.of("f"));
    Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("a/second"));

    deliver(first);

    assertThat(first).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    assertThat(file).content().startsWith(HEAD);
    assertThat(folder.resolve("a").toFile().list()).containsExactlyInAnyOrder("f", "second");
  }

  @Test
  void createsTargetOfDanglingLink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("new.csv"));

    deliver(link);

    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("new.csv")).content().startsWith(HEAD);
  }

  @Test
  void failsOnSymbolicLinkLoop() throws IOException {
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
    Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));

    assertThatExceptionOfType(DeliveryFailure.class)
        .isThrownBy(() -> deliver(link))
        .withMessage("cannot write to " + link + ": too many levels of symbolic links");
  }

  @Test
  void keepsDeviceAndReportsItsError() throws Exception {
    Path device = fullDevice();
    Path link = Files.createSymbolicLink(folder.resolve("link"), device);

    for (Path named : List.of(device, link)) {
      assertThatExceptionOfType(DeliveryFailure.class)
          .isThrownBy(() -> deliver(named))
          .withMessage("cannot write to " + named + ": No space left on device");
    }
    assertThat(Files.getAttribute(device, "unix:rdev")).isEqualTo(FULL_NUMBER);
    assertThat(link).isSymbolicLink();
  }

  @Test
  void writesReportIntoNamedPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try (InputStream in = Files.newInputStream(pipe)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException broken) {
                throw new UncheckedIOException(broken);
              }
            });

    deliver(pipe);

    assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(HEAD);
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(folder.toFile().list()).containsExactly("pipe");
  }

  @Test
  void appendsToFileThatAnotherProcessHasOpen() throws Exception {
    Path log = folder.resolve("log");
    Process other =
        new ProcessBuilder("sh", "-c", "echo before; cat; echo after")
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try (var in = other.getOutputStream()) {
      while (!Files.exists(log) || Files.size(log) < 7) {
        Thread.sleep(10);
      }
      deliver(Path.of("/proc/" + other.pid() + "/fd/1"));
      in.flush();
    }
    assertThat(other.waitFor()).isZero();
    assertThat(log).content().isEqualTo("before\n" + HEAD + "after\n");
  }

  @Test
  void namesMissingFolder() {
    Path file = folder.resolve("none").resolve("x.csv");

    assertThatExceptionOfType(DeliveryFailure.class)
        .isThrownBy(() -> deliver(file))
        .withMessage(
            "cannot write to %s: the folder '%s' does not exist: create it, or name another one"
                .formatted(file, folder.resolve("none")));
  }

  @Test
  void namesFolderThatIsFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "").resolve("x.csv");

    assertThatExceptionOfType(DeliveryFailure.class)
        .isThrownBy(() -> deliver(file))
        .withMessage("cannot write to %s: '%s' is not a folder", file, folder.resolve("file"));
  }

  /**
   * A device that is always full. Whoever may replace that of the machine must not be given it: a
   * mistake here would take it from everybody. They may make one of their own instead.
   */
  private Path fullDevice() throws Exception {
    Path real = Path.of("/dev/full");
    if (!Files.isWritable(Path.of("/dev"))) {
      assumeThat(real).exists();
      return real;
    }
    Path own = folder.resolve("full");
    var mknod = new ProcessBuilder("mknod", "-m", "666", own.toString(), "c", "1", "7").start();
    assumeThat(mknod.waitFor()).as("devices can be made here").isZero();
    return own;
  }

  private static void deliver(Path file) {
    new Delivery(new ObjectsInMemory()).deliver(REPORT, ReportFormat.CSV, new Target.File(file));
  }
}
