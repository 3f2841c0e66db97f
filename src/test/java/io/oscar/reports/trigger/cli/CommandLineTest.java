package io.oscar.reports.trigger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.delivery.ObjectsInMemory;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.trigger.FakeCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private final ObjectsInMemory store = new ObjectsInMemory();

  @Test
  void printsJsonWhenNotInteractive() {
    assertThat(run(FakeCluster::complete, false, "summary")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("{\"start\":\"2026-10-31T00:00:00Z\"")
        .endsWith("}\n");
    assertThat(err.size()).isZero();
  }

  @Test
  void printsTableWhenInteractive() {
    assertThat(run(FakeCluster::complete, true, "summary", "--period", "2026-10")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage of the cluster\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "~Missing required subcommand (see oscar-reports --help)",
        "report~unknown command 'report' (see oscar-reports --help)",
        "summary --foo~unknown option '--foo' (see oscar-reports summary --help)",
        "breakdown~Missing required option: '--group-by=GROUP' (see oscar-reports breakdown"
            + " --help)",
        "breakdown --group-by=x~--group-by: 'x' is not one of service, user, country",
        "summary --period=2026-10 --start=2026-10-02~--period: cannot be combined with start or"
            + " end",
        "summary --start=y~--start: 'y' is not one of 24h, now-7d, 2026, 2026-10, 2026-10-28,"
            + " 2026-W40, 2026-Q3, Q3, H1, today, yesterday, this-week,"
            + " last-week|month|quarter|year, 2026-10-01..2026-10-31",
        "summary --format=xml~--format: 'xml' is not one of json, csv, table",
        "metric~--metric: is required without a service",
        "breakdown --group-by=service --include-users --format=csv"
            + "~--include-users: is not available with format=csv"
      })
  void reportsUsageErrorInOneLine(String arguments, String line) {
    String[] words = arguments == null ? new String[0] : arguments.split(" ");
    assertThat(run(FakeCluster::complete, false, words)).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("oscar-reports: " + line + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--start", "--end", "--period", "--format", "--service", "--metric"})
  void rejectsLongOptionValueWithoutRepeatingIt(String option) {
    assertThat(run(FakeCluster::complete, false, "metric", option, "T ".repeat(30_000)))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("oscar-reports: " + option + ": is longer than ")
        .hasSizeLessThan(100);
  }

  @Test
  void printsIncompleteReportWithWarning() {
    assertThat(run(FakeCluster::incomplete, false, "summary")).isZero();
    out.reset();
    err.reset();
    assertThat(run(FakeCluster::incomplete, false, "summary", "--strict")).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"requests_count_total\":20");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("oscar-reports: incomplete: loki is partial: ");
  }

  @Test
  void exitsWith2OnInvalidSetting() {
    Supplier<ReportFunctions> wrong =
        () -> {
          throw new UsageError("LOKI_URL: is not an http or https URL", new Exception());
        };
    assertThat(run(wrong, false, "summary")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("oscar-reports: LOKI_URL: is not an http or https URL\n");
  }

  @Test
  void writesFileInFormatOfItsExtension(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("users.csv");
    int code = run(FakeCluster::complete, true, "breakdown", "--group-by=user", "--output=" + file);
    assertThat(code).isZero();
    assertThat(out.size()).isZero();
    assertThat(file)
        .content()
        .startsWith(
            "key,membership,executions_count,countries,start,end,complete,incomplete_sources\r\n");
    try (var files = Files.list(dir)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void exitsWith1WhenFileCannotBeWritten(@TempDir Path dir) {
    Path file = dir.resolve("none").resolve("x.json");
    assertThat(run(FakeCluster::complete, false, "summary", "--output=" + file)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("oscar-reports: cannot write to " + file)
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/stdout", "/dev/fd/1"})
  void acceptsNamesOfStandardOutput(String name) {
    assertThat(run(FakeCluster::complete, false, "summary", "--output=" + name)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"start\":");
    assertThat(err.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.xlsx", "x.md", "x.CSV.gz", "s3://reports/out/x.pdf"})
  void rejectsExtensionWithoutFormatUnlessFormatIsGiven(String name, @TempDir Path dir) {
    String output = name.startsWith("s3:") ? name : dir.resolve(name).toString();
    String extension = name.substring(name.lastIndexOf('.'));

    assertThat(run(FakeCluster::complete, false, "summary", "--output=" + output)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "oscar-reports: --output: unsupported extension "
                + extension
                + ": use .json, .csv, .txt\n");
    assertThat(dir).isEmptyDirectory();
    assertThat(store.objects()).isEmpty();
    // Who says which form it is to have knows what they do.
    assertThat(run(FakeCluster::complete, false, "summary", "--format=csv", "--output=" + output))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"x.CSV,metric", "x.txt,Usage", "x.json,{", "usage-2026.10,{", "report,{", ".csv,{"})
  void choosesFormatByFileName(String name, String start, @TempDir Path dir) {
    Path file = dir.resolve(name);

    assertThat(run(FakeCluster::complete, true, "summary", "--output=" + file)).isZero();
    assertThat(file).content().startsWith(start);
  }

  @Test
  void writesObjectNamedAfterReport() {
    assertThat(
            run(
                FakeCluster::complete,
                true,
                "summary",
                "--period=2026-10",
                "--output=s3://reports/out/"))
        .isZero();
    assertThat(out.size()).isZero();
    assertThat(store.objects())
        .containsOnlyKeys("s3://reports/out/summary-20261001T000000Z--20261031T235959Z.json");
  }

  @Test
  void exitsWith2OnInvalidOutput() {
    assertThat(run(FakeCluster::complete, true, "summary", "--output=s3://UPPER/")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("oscar-reports: --output: 'UPPER' is not a valid bucket name\n");
  }

  @Test
  void invokeWritesFilesAndPrintsNothing(@TempDir Path folder) throws IOException {
    Path body = Files.writeString(folder.resolve("body"), "{\"period\": \"2026-10\"}");
    Path results = Files.createDirectory(folder.resolve("results"));
    environment.putAll(
        Map.of("INPUT_FILE_PATH", body.toString(), "TMP_OUTPUT_DIR", results.toString()));

    assertThat(run(FakeCluster::complete, false, "invoke")).isZero();
    assertThat(results.resolve("summary-20261001T000000Z--20261031T235959Z.json")).exists();
    Files.writeString(body, "{");
    assertThat(run(FakeCluster::complete, false, "invoke")).isEqualTo(1);
    assertThat(results.toFile().list()).containsExactly("error.json");
    assertThat(out.size() + err.size()).isZero();
  }

  @Test
  void invokeExitsWith2WithoutSupervisor() {
    assertThat(run(FakeCluster::complete, false, "invoke")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("oscar-reports: TMP_OUTPUT_DIR: is not set; OSCAR's supervisor must set it\n");
  }

  @Test
  void exitsQuietlyOnBrokenPipe() {
    var gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    var trigger =
        new CommandLineTrigger(program(FakeCluster::complete), new Terminal(gone, err, false));
    assertThat(trigger.run("summary")).isZero();
    assertThat(trigger.run("breakdown", "--group-by=user", "--format=csv")).isZero();
    assertThat(err.size()).isZero();
  }

  private int run(Supplier<ReportFunctions> functions, boolean interactive, String... arguments) {
    var terminal = new Terminal(out, err, interactive);
    return new CommandLineTrigger(program(functions), terminal).run(arguments);
  }

  private Program program(Supplier<ReportFunctions> functions) {
    return new FakeProgram(functions, store, environment);
  }
}
