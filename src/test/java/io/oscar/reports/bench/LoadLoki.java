package io.oscar.reports.bench;

import io.oscar.reports.real.LokiClient;
import io.oscar.reports.real.LokiLine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Loads a {@link Workload} into a running Loki and writes down what a report has to say of it. */
public final class LoadLoki {

  private static final Map<String, String> MANAGER = Map.of("namespace", "oscar", "app", "oscar");
  private static final Map<String, String> INGRESS =
      Map.of("namespace", "ingress-nginx", "app", "ingress-nginx");

  private static final int SERVICES = 60;
  private static final int USERS = 2_000;

  private LoadLoki() {}

  /**
   * Arguments: Loki's URL, requests, exposed requests, start (RFC 3339), days, file for the
   * expected figures; then perhaps services, users, and whether countries are labels of streams
   * ({@code stream}) or metadata of lines ({@code metadata}). With {@code --version} it prints the
   * version of the lines instead.
   */
  public static void main(String... args) throws Exception {
    if (args.length == 1 && args[0].equals("--version")) {
      System.out.println(LogGenerator.VERSION);
      return;
    }
    Workload workload =
        new Workload(
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Instant.parse(args[3]),
            Integer.parseInt(args[4]),
            args.length > 6 ? Integer.parseInt(args[6]) : SERVICES,
            args.length > 7 ? Integer.parseInt(args[7]) : USERS);
    LogGenerator lines = new LogGenerator(workload);
    boolean byStreams = args.length > 8 && args[8].equals("stream");
    load(URI.create(args[0]), workload, lines, byStreams);
    JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build()
        .writeValue(Path.of(args[5]), lines.expected());
  }

  /** Chunks of a day, as a Loki that runs for a month has them, and not one for everything. */
  private static void load(URI url, Workload workload, LogGenerator lines, boolean byStreams)
      throws Exception {
    try (LokiClient loki = new LokiClient(url)) {
      for (int day = 0; day < workload.days(); day++) {
        if (byStreams) {
          pushStreams(loki, lines.managerLines(day));
        } else {
          loki.push(MANAGER, lines.managerLines(day), null);
        }
        loki.push(INGRESS, lines.ingressLines(day), null);
        loki.flush();
      }
    }
  }

  /** Lines into a stream for each country, as promtail's stage {@code geoip} leaves them. */
  private static void pushStreams(LokiClient loki, List<LokiLine> lines) throws Exception {
    var streams = new HashMap<Map<String, String>, List<LokiLine>>();
    for (LokiLine line : lines) {
      var stream = new HashMap<>(MANAGER);
      stream.putAll(line.metadata());
      streams
          .computeIfAbsent(stream, _ -> new ArrayList<>())
          .add(new LokiLine(line.nanos(), line.text()));
    }
    for (Map.Entry<Map<String, String>, List<LokiLine>> stream : streams.entrySet()) {
      loki.push(stream.getKey(), stream.getValue(), null);
    }
  }
}
