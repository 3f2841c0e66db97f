package io.oscar.reports.trigger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.delivery.ObjectsInMemory;
import io.oscar.reports.trigger.FakeCluster;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told who does not know the command line. */
class HelpTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"summary", "metric", "breakdown", "run", "serve", "invoke"})
  void printsHelpWithExamplesForEachCommand(String command) {
    assertThat(run(command, "--help")).isZero();
    String own = said();
    assertThat(own).startsWith("Usage: oscar-reports " + command).contains("xample");
    assertThat(own).contains("  oscar-reports " + command).doesNotContain("\\n");

    out.reset();
    assertThat(run("help", command)).isZero();
    assertThat(said()).isEqualTo(own);
  }

  @Test
  void listsCommands() {
    assertThat(run("help")).isZero();
    assertThat(said())
        .contains("  summary ", "  breakdown ", "  invoke ", "  help ", "  generate-completion ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "sumary~unknown command 'sumary'; did you mean 'summary'? (see oscar-reports --help)",
        "help breakdwn~unknown command 'breakdwn'; did you mean 'breakdown'? (see"
            + " oscar-reports --help)",
        "summary --perod=7d~unknown option '--perod'; did you mean '--period'? (see"
            + " oscar-reports summary --help)",
        "summary --ouput x~unknown option '--ouput'; did you mean '--output'? (see"
            + " oscar-reports summary --help)",
        "summary 7d~unknown argument '7d' (see oscar-reports summary --help)",
        "breakdown --group-by servce~--group-by: 'servce' is not one of service, user, country; did"
            + " you mean 'service'?",
        "metric --metric cpu-hour~--metric: 'cpu-hour' is not one of cpu-hours, gpu-hours,"
            + " requests-sync-per-service, requests-async-per-service,"
            + " requests-exposed-per-service, users-per-service, services-count, requests-per-user,"
            + " countries-count, countries-list; did you mean 'cpu-hours'?",
        "summary --format jsn~--format: 'jsn' is not one of json, csv, table; did you mean 'json'?"
      })
  void suggestsNameForMisspelling(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("oscar-reports: " + message + "\n");
  }

  @Test
  void acceptsShortNamesOfOutputAndQuiet(@TempDir Path folder) {
    Path file = folder.resolve("x.csv");

    assertThat(run("summary", "-q", "-o", file.toString())).isZero();
    assertThat(file).content().startsWith("metric,value");
    assertThat(out.size() + err.size()).isZero();
    assertThat(run("summary", "-v", "-o", file.toString())).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("read 0 lines in ")
        .endsWith(" s\nwrote " + file + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "su, summary",
    "breakdown --group, --group-by",
    "breakdown --group-by c, country",
    "metric --metric gpu, gpu-hours",
    "summary --period last-q, last-quarter"
  })
  void completesInBash(String typed, String completed, @TempDir Path folder) throws Exception {
    assertThat(run("generate-completion")).isZero();
    Path script = Files.writeString(folder.resolve("completion"), said());
    String ask =
        "source '%s'; COMP_WORDS=(oscar-reports %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                .formatted(script, typed)
            + "COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; "
            + "_complete_oscar-reports; printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash = new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();

    assertThat(bash.inputReader().readAllAsString().lines().map(String::strip)).contains(completed);
  }

  private int run(String... arguments) {
    var program = new FakeProgram(FakeCluster::complete, new ObjectsInMemory(), Map.of());
    return new CommandLineTrigger(program, new Terminal(out, err, false)).run(arguments);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
