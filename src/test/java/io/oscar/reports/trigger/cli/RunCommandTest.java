package io.oscar.reports.trigger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.delivery.ObjectsInMemory;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.trigger.FakeCluster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RunCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ObjectsInMemory store = new ObjectsInMemory();
  @TempDir private Path folder;

  @Test
  void printsSingleReportToStdout() {
    assertThat(run("{\"operation\":\"breakdown\",\"group_by\":\"user\",\"format\":\"csv\"}"))
        .isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            key,membership,executions_count,countries,start,end,complete,incomplete_sources\r
            '=cmd(),member,3,PT:3,2026-10-31T00:00:00Z,2026-11-01T00:00:00Z,true,\r
            alice@egi.eu,member,12,ES:12,2026-10-31T00:00:00Z,2026-11-01T00:00:00Z,true,\r
            nil,external,5,ES:5,2026-10-31T00:00:00Z,2026-11-01T00:00:00Z,true,\r
            """);
    assertThat(err.size()).isZero();
  }

  @Test
  void returnsSummaryOfLastDayForEmptyRequest() {
    assertThat(run("")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"requests_count_total\":20");
  }

  @Test
  void writesSeveralReportsBelowPrefix() {
    assertThat(
            run(
                "{\"period\":\"2026-10\",\"format\":\"csv\",\"output\":\"s3://reports/out/\","
                    + "\"operations\":[\"breakdown-by-user\",{\"operation\":\"summary\","
                    + "\"format\":\"json\"}]}"))
        .isZero();
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            wrote s3://reports/out/breakdown-by-user-20261001T000000Z--20261031T235959Z.csv
            wrote s3://reports/out/summary-20261001T000000Z--20261031T235959Z.json
            """);
    assertThat(store.objects()).hasSize(2);
  }

  @Test
  void readsInputFileAndWritesFolder() throws IOException {
    Path request = Files.writeString(folder.resolve("in.json"), "{\"period\":\"2026-10\"}");
    String target = folder + "/";
    assertThat(run("not read", "--input=" + request, "--output=" + target)).isZero();
    assertThat(folder.resolve("summary-20261001T000000Z--20261031T235959Z.json"))
        .content()
        .startsWith("{\"start\":\"2026-10-01T00:00:00Z\"")
        .endsWith("}\n");
  }

  @Test
  void choosesFormatByExtensionOfOutput() throws IOException {
    Path file = folder.resolve("totals.csv");
    assertThat(run("{}", "--output=" + file)).isZero();
    assertThat(Files.readString(file))
        .startsWith("metric,value,start,end,complete,incomplete_sources\r\n");
    assertThat(run("{}", "--output=s3://reports/totals.csv")).isZero();
    assertThat(store.objects().get("s3://reports/totals.csv")).startsWith("text/csv");
    assertThat(run("{\"format\":\"json\"}", "--output=" + file)).isZero();
    assertThat(Files.readString(file)).startsWith("{");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{~~body: is not valid JSON (line 1, column 2)",
        "{\"operation\":\"report\"}~~operation: 'report' is not one of summary, metric, breakdown,"
            + " timeline",
        "{\"operation\":\"breakdown\"}~~group_by: is required: service, user or country",
        "{\"operations\":[\"summary\",\"breakdown-by-user\"]}~~operations: several reports require"
            + " an output (--output)",
        "{\"output\":\"s3://reports/a/\"}~--output=s3://reports/b/~--output: conflicts with the"
            + " output of the request",
        "{\"operations\":[\"summary\",\"breakdown-by-user\"]}~--output=one.csv~operations: two of"
            + " the reports would be written to one file or object",
        "{}~--output=s3://UPPER/~output: 'UPPER' is not a valid bucket name",
        "{}~--input=/does/not/exist~--input: '/does/not/exist' cannot be read: file does not exist"
      })
  void reportsUsageErrorInOneLine(String request, String option, String line) {
    String[] options = option == null ? new String[0] : new String[] {option};
    assertThat(run(request, options)).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(store.objects()).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("oscar-reports: " + line + "\n");
  }

  @Test
  void writesIncompleteReportWithWarning() {
    String request = "{\"output\":\"s3://reports/gaps.json\"}";
    assertThat(run(FakeCluster::incomplete, request)).isZero();
    assertThat(store.objects()).containsOnlyKeys("s3://reports/gaps.json");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("oscar-reports: incomplete: loki is partial: ")
        .endsWith("wrote s3://reports/gaps.json\n");

    store.objects().clear();
    assertThat(run(FakeCluster::incomplete, request, "--strict")).isEqualTo(3);
    assertThat(run(FakeCluster::incomplete, "{\"strict\":true}")).isEqualTo(3);
    assertThat(store.objects()).containsOnlyKeys("s3://reports/gaps.json");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"requests_count_total\":20");
  }

  private int run(String request, String... options) {
    return run(FakeCluster::complete, request, options);
  }

  private int run(Supplier<ReportFunctions> functions, String request, String... options) {
    var in = new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8));
    var command = new RunCommand(program(functions), new Terminal(out, err, false), in);
    var line =
        new CommandLine(command)
            .setExecutionExceptionHandler(
                (problem, failing, parsed) -> CliErrors.failed(problem, failing));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    return line.execute(options);
  }

  private Program program(Supplier<ReportFunctions> functions) {
    return new FakeProgram(functions, store, Map.of());
  }
}
