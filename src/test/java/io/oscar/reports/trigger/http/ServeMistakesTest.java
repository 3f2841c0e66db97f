package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.OscarReports;
import io.oscar.reports.trigger.cli.CommandLineTrigger;
import io.oscar.reports.trigger.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that cannot start, or could say nothing, ends with one line. */
class ServeMistakesTest {

  @Test
  void exitsWith1WhenPortIsInUse() throws Exception {
    try (var taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Ended ended = serve(Map.of("PORT", port, "LOGS_DIR", "src/main/sample"));

      assertThat(ended.exit()).isEqualTo(1);
      assertThat(ended.said())
          .isEqualTo(
              "oscar-reports: port %s is already in use: stop the other process or set PORT\n"
                  .formatted(port));
    }
  }

  @Test
  void exitsWith2WithoutSources() {
    Ended ended = serve(Map.of("PORT", "0"));

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.said())
        .isEqualTo(
            "oscar-reports: LOKI_URL: no data source is configured: set LOKI_URL, or LOGS_DIR for a"
                + " directory of logs\n");
  }

  private record Ended(int exit, String said) {}

  private static Ended serve(Map<String, String> environment) {
    var said = new ByteArrayOutputStream();
    var terminal = new Terminal(said, said, false);
    int exit = new CommandLineTrigger(new OscarReports(environment), terminal).run("serve");
    return new Ended(exit, said.toString(StandardCharsets.UTF_8));
  }
}
