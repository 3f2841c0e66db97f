package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server in a process of its own, with the options that the packaged one has. */
@Timeout(120)
class PackagedHeapTest {
  private static final Path OPTIONS = Path.of("src/main/dist/lib/jvm.options");

  @Test
  void packagedJvmExitsOnOutOfMemoryError() throws IOException {
    assertThat(options()).contains("-XX:+ExitOnOutOfMemoryError");
    assertThat(Files.readString(Path.of("func.yaml"))).contains("-XX:+ExitOnOutOfMemoryError");
  }

  /** Without limits these took all memory, and the thread that accepts connections with it. */
  @Test
  void survivesHundredsOfStalledPosts() throws Exception {
    Process process = serve();
    var clients = new ArrayList<RawClient>();
    try {
      // Not to be closed before the process has ended: that would wait for a line.
      var log = process.errorReader(StandardCharsets.UTF_8);
      int port = port(log);
      Thread.ofVirtual().start(() -> readOn(log));
      for (int i = 0; i < 900; i++) {
        clients.add(new RawClient(port).send(STALLED));
        if (i % 100 == 99) {
          assertThat(liveness(port)).isEqualTo("HTTP/1.1 200");
        }
      }
      for (RawClient client : clients) {
        assertThat(client.statusLine()).isIn("HTTP/1.1 408", "HTTP/1.1 503", "");
      }
      assertThat(liveness(port)).isEqualTo("HTTP/1.1 200");
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  private static final String STALLED =
      "POST /summary HTTP/1.1\r\nHost: x\r\nContent-Length: 65000\r\n\r\n" + " ".repeat(64_000);

  private static String liveness(int port) throws IOException {
    try (RawClient client = new RawClient(port)) {
      return client.send("GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\n\r\n").statusLine();
    }
  }

  private static Process serve() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.oscar.reports.OscarReports", "serve"));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(Map.of("PORT", "0", "REPORTS_OPEN", "true"));
    builder.environment().put("LOGS_DIR", "src/main/sample");
    builder.environment().remove("OSCAR_URL");
    return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** What Spring settles ahead of time is not there in an ordinary build. */
  private static List<String> options() throws IOException {
    try (Stream<String> lines = Files.lines(OPTIONS)) {
      return lines
          .filter(line -> line.startsWith("-") && !line.startsWith("-Dspring.aot"))
          .toList();
    }
  }

  /** Whoever does not read what a process says, stops it. */
  private static void readOn(BufferedReader log) {
    try {
      while (log.readLine() != null) {
        // Nobody needs it.
      }
    } catch (IOException closed) {
      // The process has ended.
    }
  }

  private static int port(BufferedReader log) throws IOException {
    for (String line; (line = log.readLine()) != null; ) {
      String announced = "Listening on port ";
      int at = line.indexOf(announced);
      if (at >= 0) {
        String rest = line.substring(at + announced.length());
        return Integer.parseInt(rest.substring(0, rest.indexOf(':')));
      }
    }
    throw new IOException("the server did not start");
  }
}
