package io.oscar.reports.source.loki;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.http.HttpSource;
import io.oscar.reports.source.loki.LokiJson.Volume;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Queries Loki's HTTP API (grafana/loki, docs/sources/reference/loki-http-api.md). */
final class LokiClient implements LokiApi {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String QUERY_RANGE = "loki/api/v1/query_range";
  private static final String VOLUME_RANGE = "loki/api/v1/index/volume_range";
  private static final String LIMITS = "loki/api/v1/drilldown-limits";

  // Loki rejects a query that is too large with status 400 and one of these texts, by version.
  private static final List<String> TOO_LARGE =
      List.of(
          "maximum number of series",
          "query time range exceeds",
          "[interval] value exceeds limit",
          "max entries limit",
          "too many bytes",
          "bytes limit",
          "too large",
          "chunks",
          "too many outstanding");

  private static final String PIPELINE_ERROR = "pipeline error";

  private final HttpSource http;
  private final Deadline deadline;
  private final AdaptiveTimeout timeout;
  private final AdaptiveConcurrencyLimit concurrency = new AdaptiveConcurrencyLimit();
  // Loki drops the no-cache header when it splits a log query by hours, but it caches empty results
  // by the text of the query.
  private final String newLabel =
      "oscar" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private volatile boolean ignoresErrors;
  // Until a response is not; then the query is repeated.
  private volatile boolean isAscii = true;

  /**
   * @param http the connection to Loki
   * @param deadline the report's deadline
   * @param timeout the timeout of a single query
   */
  LokiClient(HttpSource http, Deadline deadline, AdaptiveTimeout timeout) {
    this.http = http;
    this.deadline = deadline;
    this.timeout = timeout;
  }

  @Override
  public LokiResponse<LogEntry> lines(LogQl query, Window window, int limit) {
    Map<String, String> parameters =
        Map.of(
            "query", query.without(newLabel).toString(),
            "start", time(window.after() + 1),
            // the end of a log query is exclusive
            "end", time(window.upTo() + 1),
            "limit", Integer.toString(limit),
            "direction", "forward");
    return get("reading lines", QUERY_RANGE, parameters, LokiJson::readLines);
  }

  @Override
  public LokiResponse<Series> counts(LogQl query, List<String> labels, Window window) {
    return metric(query, asked -> asked.countBy(labels, window.length()), window);
  }

  @Override
  public long bytes(LogQl query, Window window) {
    return LokiApi.sum(metric(query, asked -> asked.bytes(window.length()), window));
  }

  private LokiResponse<Series> metric(LogQl query, Function<LogQl, String> metric, Window window) {
    if (ignoresErrors) {
      return point(metric.apply(query.ignoringErrors()), window);
    }
    try {
      return point(metric.apply(query), window);
    } catch (SourceFailure failure) {
      if (!failure.getMessage().contains(PIPELINE_ERROR)) {
        throw failure;
      }
      LokiResponse<Series> series = point(metric.apply(query.ignoringErrors()), window);
      ignoresErrors = true;
      return series;
    }
  }

  /** A range query of one point is not split by hour as an instant query is. */
  private LokiResponse<Series> point(String metric, Window window) {
    String end = time(window.upTo());
    Map<String, String> parameters =
        Map.of("query", metric, "start", end, "end", end, "step", "1s");
    return get("counting lines", QUERY_RANGE, parameters, LokiJson::readCounts);
  }

  @Override
  public LokiResponse<Volume> volumes(
      String selector, @Nullable String label, Window window, Duration step) {
    var parameters = new HashMap<String, String>();
    parameters.put("query", selector);
    parameters.put("start", time(window.after()));
    parameters.put("end", time(window.upTo()));
    parameters.put("step", step.toSeconds() + "s");
    if (label != null) {
      parameters.put("targetLabels", label);
    }
    return get("reading volumes", VOLUME_RANGE, parameters, LokiJson::readVolumes);
  }

  /** Loki requires a tenant for this call even in single-tenant mode, where it is {@code fake}. */
  @Override
  public TenantLimits limits() {
    try {
      return limits(http);
    } catch (SourceFailure refused) {
      if (refused.kind() != Kind.UNAUTHORIZED) {
        throw refused;
      }
      return limits(http.withHeader("X-Scope-OrgID", "fake"));
    }
  }

  private TenantLimits limits(HttpSource asked) {
    return asked
        .withLongestCall(timeout.time())
        .get(
            "reading limits",
            LIMITS,
            Map.of(),
            deadline,
            body -> TenantLimits.read(body.byteStream()));
  }

  @Override
  public String description() {
    return http.description();
  }

  @Override
  public boolean isOver() {
    return deadline.isOver();
  }

  private <T> LokiResponse<T> get(
      String action,
      String path,
      Map<String, String> parameters,
      Function<JsonParser, LokiResponse<T>> reader) {
    begin(action);
    try {
      LokiResponse<T> answer = ask(action, path, parameters, reader);
      concurrency.inTime();
      return answer;
    } catch (SourceFailure failure) {
      if (failure.kind() == Kind.TIMEOUT) {
        concurrency.late();
      }
      throw explained(failure);
    } catch (LokiJson.ResponseTooLarge tooLarge) {
      throw new SourceFailure(
          Kind.TOO_LARGE, action, description(), "the response is too large to hold", tooLarge);
    } finally {
      concurrency.end();
    }
  }

  private void begin(String action) {
    try {
      concurrency.begin();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SourceFailure(Kind.TIMEOUT, action, description(), "interrupted", stopped);
    }
  }

  private <T> LokiResponse<T> ask(
      String action,
      String path,
      Map<String, String> parameters,
      Function<JsonParser, LokiResponse<T>> reader) {
    HttpSource.BodyReader<LokiResponse<T>> body =
        answer -> {
          try (JsonParser json = parser(answer.byteStream())) {
            return reader.apply(json);
          }
        };
    HttpSource asked = http.withLongestCall(timeout.time());
    try {
      return asked.get(action, path, parameters, deadline, body);
    } catch (AsciiInputStream.NonAsciiByte unexpected) {
      isAscii = false;
      return asked.get(action, path, parameters, deadline, body);
    }
  }

  /** Loki returns labels as stored, even if they are not valid UTF-8. */
  private JsonParser parser(InputStream answer) {
    return isAscii
        ? JSON.createParser(ObjectReadContext.empty(), new AsciiInputStream(answer))
        : JSON.createParser(
            ObjectReadContext.empty(), new InputStreamReader(answer, StandardCharsets.UTF_8));
  }

  private static SourceFailure explained(SourceFailure failure) {
    boolean isSize =
        failure.kind() == Kind.REFUSED
            && TOO_LARGE.stream().anyMatch(failure.getMessage()::contains);
    return isSize ? failure.as(Kind.TOO_LARGE) : failure;
  }

  /** Loki parses a number of up to ten digits as seconds. */
  private static String time(long epochNanos) {
    return Timestamps.toInstant(epochNanos).toString();
  }
}
