package io.oscar.reports.trigger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.OscarReports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not known is not shown as a zero. */
class NoFalseZeroTest {
  private static final String LINE =
      "[GIN-EXECUTIONS-LOGGER] 2026-10-01T00:00:00Z | 200 | 1ms | 10.0.0.1 | POST    /run/yolov8"
          + " | ann\n";

  @TempDir private Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void exitsWith2WithoutRequestLog() {
    assertThat(run(Map.of(), "summary")).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "oscar-reports: no request log is configured: set LOKI_URL, or LOGS_DIR for a directory"
                + " of logs\n");
    assertThat(out()).isEmpty();
  }

  @Test
  void exitsWith1WhenEverySourceFails() {
    int exit = run(logs(), "summary", "--format=table");

    assertThat(exit).isEqualTo(1);
    assertThat(out())
        .contains("\nServices deployed now   unknown\n", "\nRequests                unknown\n")
        .contains("\nCPU hours               unknown\n", "\nUsers                   unknown\n");
  }

  @Test
  void warnsBeforeFiguresAndSuggestsStrict() throws IOException {
    Files.writeString(directory.resolve("manager.log"), LINE);
    int exit = run(logs(), "summary", "--period=2026-10", "--format=table");

    assertThat(exit).isZero();
    assertThat(out().indexOf("INCOMPLETE: ")).isPositive().isLessThan(out().indexOf("Requests"));
    assertThat(err())
        .contains("oscar-reports: incomplete: prometheus is missing: no usage.csv in")
        .endsWith("oscar-reports: with --strict, incomplete reports exit with code 3\n");
  }

  @Test
  void rejectsMisspeltService() throws IOException {
    Files.writeString(directory.resolve("manager.log"), LINE);
    int exit = run(logs(), "metric", "--service=yolo8", "--period=2026-10");

    assertThat(exit).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "oscar-reports: service: no service 'yolo8' in this range; did you mean"
                + " 'yolov8'?\n");
    assertThat(run(logs(), "metric", "--service=yolov8", "--period=2026-10")).isZero();
  }

  @Test
  void rejectsRangeInFuture() throws IOException {
    Files.writeString(directory.resolve("manager.log"), LINE);

    assertThat(run(logs(), "summary", "--start=2100-01-01T00:00:00Z", "--end=2100-01-02T00:00:00Z"))
        .isEqualTo(2);
    assertThat(err()).contains("is in the future");
  }

  @Test
  void addsRangeAndCompletenessToEveryCsvRow() throws IOException {
    Files.writeString(directory.resolve("manager.log"), LINE);
    run(logs(), "breakdown", "--group-by=service", "--period=2026-10", "--format=csv");

    assertThat(out())
        .isEqualTo(
            "key,membership,requests_count_total,requests_count_sync,requests_count_async,"
                + "requests_count_exposed,unique_users_count,countries,cpu_hours,gpu_hours,"
                + "start,end,complete,incomplete_sources\r\n"
                + "yolov8,,1,1,0,0,1,,0,0,2026-10-01T00:00:00Z,2026-10-31T23:59:59.999999999Z,"
                + "false,prometheus=missing|request-logs=partial|country-attribution=partial"
                + "|exposed-request-logs=partial\r\n");
  }

  private Map<String, String> logs() {
    return Map.of("LOGS_DIR", directory.toString());
  }

  private int run(Map<String, String> settings, String... arguments) {
    out.reset();
    err.reset();
    var environment = new HashMap<>(settings);
    var terminal = new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false);
    return new CommandLineTrigger(new OscarReports(environment), terminal).run(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
