package io.oscar.reports.docs;

import io.oscar.reports.OscarReports;
import io.oscar.reports.delivery.s3.StubS3;
import io.oscar.reports.source.geoip.MmdbFile;
import io.oscar.reports.trigger.cli.CommandLineTrigger;
import io.oscar.reports.trigger.cli.Terminal;
import io.oscar.reports.trigger.http.DashboardManager;
import io.oscar.reports.trigger.http.ServerOfFunctions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import org.springframework.util.FileSystemUtils;

/**
 * Runs the commands of the documents on the bundled sample cluster: {@code http://localhost:8080}
 * is a server without a manager, {@code https://oscar.example.org} one that asks a manager.
 */
final class DocumentedProgram implements AutoCloseable {
  private static final String SAMPLE = "src/main/sample";
  private static final String COMMAND = "scripts/oscar-reports";
  private static final String PLAIN = "http://localhost:8080";
  private static final String MANAGED = "https://oscar.example.org";
  private static final int NO_TERMINAL = 0;

  // What the free country database says of the sample's networks.
  private static final Map<String, String> COUNTRIES =
      Map.ofEntries(
          Map.entry("158.42.0.0/16", "ES"),
          Map.entry("147.156.0.0/16", "ES"),
          Map.entry("161.116.0.0/16", "ES"),
          Map.entry("2001:720::/32", "ES"),
          Map.entry("193.136.0.0/16", "PT"),
          Map.entry("193.137.0.0/16", "PT"),
          Map.entry("2001:690::/32", "PT"),
          Map.entry("141.52.0.0/16", "DE"),
          Map.entry("131.154.0.0/16", "IT"),
          Map.entry("2001:760::/32", "IT"),
          Map.entry("134.158.0.0/16", "FR"),
          Map.entry("145.100.0.0/16", "NL"),
          Map.entry("149.156.0.0/16", "PL"),
          Map.entry("147.251.0.0/16", "CZ"),
          Map.entry("194.177.0.0/16", "GR"),
          Map.entry("128.141.0.0/16", "CH"),
          Map.entry("161.53.0.0/16", "HR"),
          Map.entry("130.209.0.0/16", "GB"));

  private final Path folder = Files.createTempDirectory("documents");
  private final MockWebServer store = new MockWebServer();
  private final HttpClient client = HttpClient.newHttpClient();
  private final DashboardManager manager;
  private final ServerOfFunctions server;
  private final ServerOfFunctions managedServer;

  private DocumentedProgram() throws IOException {
    FileSystemUtils.copyRecursively(Path.of(SAMPLE), folder.resolve("logs"));
    Path services = folder.resolve("logs/services.json");
    Files.setLastModifiedTime(services, FileTime.from(Instant.parse("2026-11-01T06:00:00Z")));
    var countries = new MmdbFile();
    COUNTRIES.forEach(
        (network, country) -> {
          String[] parts = network.split("/", 2);
          countries.with(parts[0], Integer.parseInt(parts[1]), Map.of("country_code", country));
        });
    countries.writeTo(folder.resolve("countries.mmdb"));
    store.setDispatcher(new StubS3());
    store.start();
    manager = DashboardManager.start(services);
    server = ServerOfFunctions.start(environment());
    Map<String, String> managed = environment();
    managed.put("OSCAR_URL", manager.url());
    managedServer = ServerOfFunctions.start(managed);
  }

  static DocumentedProgram start() throws IOException {
    return new DocumentedProgram();
  }

  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("LOGS_DIR", folder.resolve("logs").toString());
    environment.put("GEOIP_DATABASE", folder.resolve("countries.mmdb").toString());
    environment.put("S3_ENDPOINT", store.url("/").toString());
    environment.put("S3_OUTPUT", "s3://reports/out/");
    environment.put("AWS_ACCESS_KEY_ID", StubS3.ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", "stub-secret");
    environment.put("PORT", "0");
    return environment;
  }

  /** What a command of the documents prints. */
  String run(String command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(ShellWords.of(command));
    int columns = NO_TERMINAL;
    while (words.getFirst().matches("[A-Z_]+=.*")) {
      String[] setting = words.removeFirst().split("=", 2);
      switch (setting[0]) {
        case "COLUMNS" -> columns = Integer.parseInt(setting[1]);
        case "LOGS_DIR" -> requireSample(setting[1]);
        default -> throw new AssertionError("a setting that the test does not know: " + setting[0]);
      }
    }
    String input = "";
    if (words.getFirst().equals("echo")) {
      input = words.get(1);
      words = words.subList(3, words.size());
    }
    return switch (words.getFirst()) {
      case "curl" -> CurlCommand.of(words.subList(1, words.size())).run(client, this::addressOf);
      case COMMAND -> runProgram(words.subList(1, words.size()), input, columns);
      default -> throw new AssertionError("no command that the test can run: " + command);
    };
  }

  private static void requireSample(String directory) {
    if (!directory.equals(SAMPLE)) {
      throw new AssertionError("the examples are of " + SAMPLE + ", not of " + directory);
    }
  }

  private String addressOf(String url) {
    if (url.startsWith(PLAIN + "/")) {
      return "http://127.0.0.1:" + server.port() + url.substring(PLAIN.length());
    }
    if (url.startsWith(MANAGED + "/")) {
      return "http://127.0.0.1:" + managedServer.port() + url.substring(MANAGED.length());
    }
    throw new AssertionError("no server of the documents: " + url);
  }

  /** Without {@code ; echo $?} behind the command, an error fails the test. */
  private String runProgram(List<String> words, String input, int columns) throws IOException {
    var arguments = new ArrayList<>(words);
    boolean tellsExitCode = endsWith(arguments, List.of(";", "echo", "$?"));
    if (tellsExitCode) {
      arguments.subList(arguments.size() - 3, arguments.size()).clear();
    }
    if (!input.isEmpty()) {
      Path file = Files.writeString(folder.resolve("request.json"), input);
      arguments.addAll(List.of("--input", file.toString()));
    }
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal = new Terminal(out, err, columns > 0, false, () -> columns);
    var program = new OscarReports(environment());
    int exit = new CommandLineTrigger(program, terminal).run(arguments.toArray(String[]::new));
    String printed = out.toString(StandardCharsets.UTF_8);
    String said = err.toString(StandardCharsets.UTF_8);
    if (tellsExitCode) {
      return said + printed + exit + "\n";
    }
    if (exit != 0) {
      throw new AssertionError("exit code " + exit + ": " + said);
    }
    return printed;
  }

  private static boolean endsWith(List<String> words, List<String> end) {
    int from = words.size() - end.size();
    return from >= 0 && words.subList(from, words.size()).equals(end);
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    managedServer.close();
    manager.close();
    store.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
