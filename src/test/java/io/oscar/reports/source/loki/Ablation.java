package io.oscar.reports.source.loki;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import io.oscar.reports.source.http.HttpSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Measures what each way of asking Loki for less brings, one after the other. */
public final class Ablation {
  private static final int WARM_UPS = 1;

  private Ablation() {}

  /** Each with those before it. */
  private enum Way {
    PAGES("index/volume_range", "drilldown-limits"),
    COUNTS("index/volume_range", "drilldown-limits"),
    VOLUMES("targetLabels", "drilldown-limits"),
    LIMITS("targetLabels"),
    COUNTRIES();

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> refused;

    Way(String... refused) {
      this.refused = List.of(refused);
    }

    private QueryCosts costs() {
      return this == PAGES ? Lokis.READING : QueryCosts.MEASURED;
    }

    private Response answer(Interceptor.Chain chain) throws IOException {
      String url = chain.request().url().toString();
      if (refused.stream().noneMatch(url::contains)) {
        return chain.proceed(chain.request());
      }
      return new Response.Builder()
          .request(chain.request())
          .protocol(Protocol.HTTP_1_1)
          .code(404)
          .message("Not Found")
          .body(ResponseBody.create("404 page not found", MediaType.get("text/plain")))
          .build();
    }
  }

  /** Arguments: Loki's URL, its process, start and end (RFC 3339, inclusive), runs. */
  public static void main(String... args) throws IOException {
    var range = new TimeRange(Instant.parse(args[2]), Instant.parse(args[3]));
    Map<Way, List<double[]>> runs = new EnumMap<>(Way.class);
    for (int i = 0; i < Integer.parseInt(args[4]) + WARM_UPS; i++) {
      for (Way way : Way.values()) {
        double[] run = run(way, HttpUrl.get(args[0]), args[1], range);
        if (i >= WARM_UPS) {
          runs.computeIfAbsent(way, _ -> new ArrayList<>()).add(run);
        }
      }
    }
    runs.forEach(
        (way, some) ->
            System.out.printf(
                Locale.ROOT,
                "%-10s %7.2f s, %7.2f s of Loki's processor, %.0f requests%n",
                way,
                median(some, 0),
                median(some, 1),
                median(some, 2)));
  }

  private static double[] run(Way way, HttpUrl url, String process, TimeRange range)
      throws IOException {
    Endpoint endpoint = Endpoint.of("Loki", url);
    var client = HttpClients.create(endpoint).newBuilder().addInterceptor(way::answer).build();
    var log =
        new LokiRequestLog(
            new HttpSource(endpoint, client),
            LokiSettings.DEFAULTS,
            new OriginResolver(CountryLookup.NONE),
            way.costs(),
            AdaptiveTimeout.FIRST);
    double before = processorSeconds(process);
    long began = System.nanoTime();
    var request = new LogRequest(LogStream.MANAGER, range, null, Deadline.none(Clock.systemUTC()));
    LogReading reading = log.read(request);
    double seconds = (System.nanoTime() - began) / 1e9;
    double taken = processorSeconds(process) - before;
    return new double[] {seconds, taken, reading.tally().lines().counted()};
  }

  private static double processorSeconds(String process) throws IOException {
    String stat = Files.readString(Path.of("/proc", process, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  private static double median(List<double[]> runs, int figure) {
    double[] sorted = runs.stream().mapToDouble(run -> run[figure]).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
