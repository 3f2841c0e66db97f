package io.oscar.reports.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports on logs with a great many names, within the heap that the program is started with. */
class CrowdedReportsTest {
  // The heap that a server holds after its first answers.
  private static final String HELD_BY_A_SERVER = "18";

  @Test
  void fitsMillionNamesOfEachDimensionIntoHeap() throws Exception {
    assertThat(run(CrowdedCluster.class, "distinct", "1000000", "2", HELD_BY_A_SERVER))
        .containsExactly(
            "(other): 980000",
            "country-attribution partial: too many countries: 999030 requests"
                + " from about N countries are counted as (other)",
            "country: 1000000 requests in rows, rows limited",
            "deleted: 110000",
            "deployed-1: 60000",
            "exposed-request-logs ok: lines: 1000000 read, 1000000 counted, 0 refused by the"
                + " manager, 0 rejected; 980000 requests to about N names that are neither"
                + " deployed nor in the manager's log are counted as (other)",
            "loki partial: lines: 1000000 read, 1000000 counted, 0 refused by the manager,"
                + " 0 rejected; too many users: 969171 requests of about N users"
                + " are counted as (other)",
            "service: 2000000 requests in rows, rows limited",
            "summary: 1000000 requests, 500000 sync, 1000000 exposed, 19 services, users limited,"
                + " countries limited",
            "user: 1000000 requests in rows, rows limited",
            "done beside 18 MB");
  }

  @Test
  void fitsFourReportsOfCombinedLongNamesIntoHeap() throws Exception {
    assertThat(run(CrowdedCluster.class, "combined", "30000", "4", HELD_BY_A_SERVER))
        .contains(
            "country: 30000 requests in rows, rows limited",
            "service: 60000 requests in rows, rows limited",
            "user: 30000 requests in rows, rows limited",
            "done beside 18 MB")
        .anyMatch(line -> line.startsWith("summary: 30000 requests, 15000 sync, 30000 exposed, "))
        .hasSize(10);
  }

  @Test
  void fitsPartsForCallersOfDifferentServicesIntoHeap() throws Exception {
    assertThat(run(CrowdedTenants.class, HELD_BY_A_SERVER))
        .containsExactly(
            "23600 requests, complete: true",
            "country: 1 rows",
            "service: 59 rows",
            "user: 23600 rows",
            "done beside 18 MB");
  }

  private static List<String> run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@src/main/dist/lib/jvm.options",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      var output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.waitFor()).as(output).isZero();
      return output.lines().toList();
    } finally {
      child.destroyForcibly();
    }
  }
}
