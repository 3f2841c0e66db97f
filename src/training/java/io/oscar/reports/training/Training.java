package io.oscar.reports.training;

import io.oscar.reports.OscarReports;
import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.config.Settings;
import io.oscar.reports.trigger.cli.CommandLineTrigger;
import io.oscar.reports.trigger.cli.Terminal;
import io.oscar.reports.trigger.http.ReportServer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The run that the JVM learns from (JEP 514, 515): every command and every route once or more, with
 * the sources that clusters have, in one process, because one process makes one cache.
 *
 * <p>It is an agent of the JVM, as classes of agents stay out of the cache: the program starts from
 * it without them.
 */
public final class Training {
  private static final String MONTH = "2026-10";
  private static final String STRICT = "--strict";
  private static final String CREDENTIAL = Credentials.basic("oscar", "none");

  private Training() {}

  /**
   * Does everything in the place of the program, and ends the JVM.
   *
   * @param sample the folder of the sample cluster
   */
  public static void premain(String sample) throws IOException {
    try (var cluster = StubCluster.start(0)) {
      command(cluster.environment(), "--help");
      reports(Map.of("LOGS_DIR", sample), MONTH);
      reports(cluster.environment(), MONTH, STRICT);
      reports(cluster.environment(), "24h", STRICT);
      ServiceCalls.makeAll(
          cluster.environment(), CREDENTIAL, (call, exit) -> command(call, exit, "invoke"));
      server(cluster.environment());
    }
    System.exit(0);
  }

  /** Makes all reports; a further option makes the training end where a report is not complete. */
  private static void reports(Map<String, String> environment, String period, String... options) {
    for (String format : List.of("json", "csv", "table")) {
      report(environment, options, "summary", period, format);
      report(environment, options, "metric", period, format, "--service=yolov8");
      for (String group : List.of("service", "user", "country")) {
        report(environment, options, "breakdown", period, format, "--group-by=" + group);
      }
      report(environment, options, "timeline", period, format, "--interval=1d");
    }
  }

  private static void report(
      Map<String, String> environment,
      String[] options,
      String report,
      String period,
      String format,
      String... parameters) {
    var arguments = new ArrayList<>(List.of(report, "--period", period, "--format", format));
    arguments.addAll(List.of(parameters));
    arguments.addAll(List.of(options));
    command(environment, arguments.toArray(String[]::new));
  }

  private static void command(Map<String, String> environment, String... arguments) {
    command(environment, 0, arguments);
  }

  private static void command(Map<String, String> environment, int expected, String... arguments) {
    var terminal = new Terminal(OutputStream.nullOutputStream(), System.err, false);
    int exit = new CommandLineTrigger(new OscarReports(environment), terminal).run(arguments);
    if (exit != expected) {
      throw new IllegalStateException(String.join(" ", arguments) + " ended with " + exit);
    }
  }

  private static void server(Map<String, String> environment) throws IOException {
    var program = new OscarReports(environment);
    HttpSettings settings = Settings.of(environment).http();
    try (var server = ReportServer.start(program.functions(), program.remoteJobs(), settings)) {
      var caller = new CallsOverHttp("http://127.0.0.1:" + server.port());
      for (int round = 0; round < 3; round++) {
        caller.makeAll();
      }
    }
  }

  /** Calls of all routes, right ones and wrong ones. */
  private record CallsOverHttp(String server, OkHttpClient client) {
    CallsOverHttp(String server) {
      this(server, new OkHttpClient());
    }

    void makeAll() throws IOException {
      get(200, "/actuator/health/liveness", "*/*");
      get(200, "/actuator/health/readiness", "*/*");
      for (String format : List.of("application/json", "text/csv", "text/plain")) {
        get(200, "/system/metrics", format);
        get(200, "/system/metrics?period=" + MONTH, format);
        get(200, "/system/metrics/cowsay", format);
        get(200, "/system/metrics/cowsay?metric=cpu-hours", format);
        get(200, "/system/metrics/breakdown?group_by=user&start=2026-10-01T00:00:00Z", format);
        get(200, "/system/metrics/timeline?interval=1d&top=3&group_by=service", format);
      }
      post(200, "/summary", "");
      post(200, "/metric", "{\"metric\": \"services-count\", \"period\": \"7d\"}");
      post(200, "/breakdown", "{\"group_by\": \"country\", \"format\": \"csv\"}");
      get(400, "/system/metrics?period=nonsense", "*/*");
      get(404, "/nothing", "*/*");
      call(401, request("/system/metrics"));
    }

    private void get(int status, String path, String accept) throws IOException {
      call(status, request(path).header("Authorization", CREDENTIAL).header("Accept", accept));
    }

    private void post(int status, String path, String json) throws IOException {
      var body = RequestBody.create(json, MediaType.get("application/json"));
      call(status, request(path).header("Authorization", CREDENTIAL).post(body));
    }

    private Request.Builder request(String path) {
      return new Request.Builder().url(server + path);
    }

    private void call(int status, Request.Builder request) throws IOException {
      Request built = request.build();
      try (var answer = client.newCall(built).execute()) {
        String body = answer.body().string();
        if (answer.code() != status || body.isEmpty()) {
          throw new IllegalStateException(built.url() + ": " + answer.code() + " " + body);
        }
      }
    }
  }
}
