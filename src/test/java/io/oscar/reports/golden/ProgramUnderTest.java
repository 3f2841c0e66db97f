package io.oscar.reports.golden;

import io.oscar.reports.OscarReports;
import io.oscar.reports.golden.GoldenCase.Call;
import io.oscar.reports.golden.GoldenCase.Call.Command;
import io.oscar.reports.golden.GoldenCase.Call.FunctionCall;
import io.oscar.reports.golden.GoldenCase.Call.Http;
import io.oscar.reports.golden.GoldenCase.Call.Invocation;
import io.oscar.reports.trigger.cli.CommandLineTrigger;
import io.oscar.reports.trigger.cli.Terminal;
import io.oscar.reports.trigger.http.ServerOfFunctions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** The program, as it is seen from outside: the only class here that knows how it is started. */
final class ProgramUnderTest implements AutoCloseable {
  /** What depends on the time, or is HTTP's own matter. */
  private static final Set<String> HEADERS_LEFT_OUT =
      Set.of("date", "content-length", "transfer-encoding", "connection", "keep-alive");

  private final Mask mask = new Mask();
  private final HttpClient client = HttpClient.newHttpClient();
  private final GoldenCluster cluster;
  private final ServerOfFunctions server;
  private final ServerOfFunctions managedServer;

  private ProgramUnderTest(GoldenCluster cluster) {
    this.cluster = cluster;
    this.server = ServerOfFunctions.start(cluster.environment());
    this.managedServer = ServerOfFunctions.start(cluster.managedEnvironment());
  }

  static ProgramUnderTest start() throws IOException {
    return new ProgramUnderTest(GoldenCluster.start());
  }

  /** Makes a call; gives what was asked and what was answered. */
  String answer(Call call) throws IOException, InterruptedException {
    Path out = Files.createTempDirectory(cluster.folder(), "out");
    try {
      String text =
          switch (call) {
            case Command command -> run(command, out);
            case Http request -> send(request);
            case Invocation invocation -> invoke(invocation, out);
            case FunctionCall function -> apply(function);
          };
      String placeless = text.replace(out.toString(), "{out}");
      return mask.of(placeless.replace(cluster.folder().toString(), "{folder}"));
    } finally {
      FileSystemUtils.deleteRecursively(out);
    }
  }

  private String run(Command command, Path out) throws IOException {
    var transcript = new Transcript().line("$ oscar-reports " + command.arguments());
    var environment = cluster.environment();
    environment.put("LOGS_DIR", command.logs().isEmpty() ? "" : environment.get("LOGS_DIR"));
    String input = command.input();
    Path in = cluster.folder().resolve("request.json");
    if (input != null) {
      Files.writeString(in, input);
      transcript.part("input", bytes(input));
    }
    String arguments =
        command.arguments().replace("{out}", out.toString()).replace("{in}", in.toString());
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    run(environment, command.columns(), transcript, words);
    return transcript.files(out).text();
  }

  private String invoke(Invocation invocation, Path out) throws IOException {
    Path in = cluster.folder().resolve("event-file");
    Files.writeString(in, invocation.body());
    var transcript = new Transcript();
    invocation.environment().forEach((name, value) -> transcript.line(name + "=" + value));
    transcript.part("body", bytes(invocation.body()));
    boolean isManaged = invocation.environment().containsKey("Http_Authorization");
    var environment =
        new HashMap<>(isManaged ? cluster.managedEnvironment() : cluster.environment());
    environment.putAll(invocation.environment());
    environment.put("INPUT_FILE_PATH", in.toString());
    environment.put("TMP_OUTPUT_DIR", out.toString());
    run(environment, 0, transcript, "invoke");
    return transcript.files(out).text();
  }

  private static void run(
      Map<String, String> environment, int columns, Transcript transcript, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal = new Terminal(out, err, columns > 0, false, () -> columns);
    int exit = new CommandLineTrigger(new OscarReports(environment), terminal).run(arguments);
    transcript.line("exit code " + exit);
    transcript.part("stderr", err.toByteArray()).part("stdout", out.toByteArray());
  }

  private String send(Http request) throws IOException, InterruptedException {
    int port = (request.isManaged() ? managedServer : server).port();
    var sent = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + request.target()));
    sent.method(request.method(), BodyPublishers.ofString(request.body()));
    var transcript = new Transcript().line(request.method() + " " + request.target());
    request.headers().forEach((name, value) -> transcript.line(name + ": " + value));
    request.headers().forEach(sent::header);
    if (request.body().length() < 10_000) {
      transcript.part("body", bytes(request.body()));
    }
    HttpResponse<byte[]> answer = client.send(sent.build(), BodyHandlers.ofByteArray());
    transcript.line("--- status " + answer.statusCode());
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HEADERS_LEFT_OUT.contains(name)) {
                values.forEach(value -> transcript.line(name + ": " + value));
              }
            });
    return transcript.part("answer", answer.body()).text();
  }

  private String apply(FunctionCall call) {
    return new Transcript()
        .line("function " + call.name())
        .part("input", bytes(call.json()))
        .part("output", server.apply(call.name(), bytes(call.json())))
        .text();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    managedServer.close();
    cluster.close();
  }
}
