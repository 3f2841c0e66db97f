package io.oscar.reports.bench;

import io.oscar.reports.real.LokiClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Loads a {@link Workload} into a running Loki and writes down what a report has to say of it. */
public final class LoadLoki {

  private static final Map<String, String> MANAGER = Map.of("namespace", "oscar", "app", "oscar");
  private static final Map<String, String> INGRESS =
      Map.of("namespace", "ingress-nginx", "app", "ingress-nginx");

  private LoadLoki() {}

  /**
   * Arguments: Loki's URL, requests, exposed requests, start (RFC 3339), days, file for the
   * expected figures. With {@code --version} it prints the version of the lines instead.
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
            Integer.parseInt(args[4]));
    LogGenerator lines = new LogGenerator(workload);
    load(URI.create(args[0]), workload, lines);
    JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build()
        .writeValue(Path.of(args[5]), lines.expected());
  }

  /** Chunks of a day, as a Loki that runs for a month has them, and not one for everything. */
  private static void load(URI url, Workload workload, LogGenerator lines) throws Exception {
    try (LokiClient loki = new LokiClient(url)) {
      for (int day = 0; day < workload.days(); day++) {
        loki.push(MANAGER, lines.managerLines(day), null);
        loki.push(INGRESS, lines.ingressLines(day), null);
        loki.flush();
      }
    }
  }
}
