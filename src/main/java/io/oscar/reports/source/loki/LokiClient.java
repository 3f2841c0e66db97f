package io.oscar.reports.source.loki;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.http.HttpSource;
import io.oscar.reports.source.loki.LokiJson.Volume;
import io.oscar.reports.tally.Timestamps;
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

/** Asks Loki by its HTTP API (grafana/loki, docs/sources/reference/loki-http-api.md). */
final class LokiClient implements LokiApi {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String QUERY_RANGE = "loki/api/v1/query_range";
  private static final String VOLUME_RANGE = "loki/api/v1/index/volume_range";
  private static final String LIMITS = "loki/api/v1/drilldown-limits";

  // Loki answers a question that is too large with 400 and one of these stems, by version.
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
  private final Patience patience;
  private final Throttle throttle = new Throttle();
  // Loki forgets that nothing is to be cached when it cuts a log query by hours, but it keeps
  // empty answers by the text of the query.
  private final String newLabel =
      "oscar" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private volatile boolean ignoresErrors;
  // Until an answer is not; then it is asked for again.
  private volatile boolean isAscii = true;

  /**
   * @param http how to ask Loki
   * @param deadline when to stop asking
   * @param patience how long a single question may take
   */
  LokiClient(HttpSource http, Deadline deadline, Patience patience) {
    this.http = http;
    this.deadline = deadline;
    this.patience = patience;
  }

  @Override
  public LokiAnswer<LogEntry> lines(LogQl query, Window window, int limit) {
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
  public LokiAnswer<Series> counts(LogQl query, List<String> labels, Window window) {
    return metric(query, asked -> asked.countBy(labels, window.length()), window);
  }

  @Override
  public long bytes(LogQl query, Window window) {
    return LokiApi.sum(metric(query, asked -> asked.bytes(window.length()), window));
  }

  private LokiAnswer<Series> metric(LogQl query, Function<LogQl, String> metric, Window window) {
    if (ignoresErrors) {
      return point(metric.apply(query.ignoringErrors()), window);
    }
    try {
      return point(metric.apply(query), window);
    } catch (SourceFailure failure) {
      if (!failure.getMessage().contains(PIPELINE_ERROR)) {
        throw failure;
      }
      LokiAnswer<Series> series = point(metric.apply(query.ignoringErrors()), window);
      ignoresErrors = true;
      return series;
    }
  }

  /** A range query of one point is not cut at each hour as an instant query is. */
  private LokiAnswer<Series> point(String metric, Window window) {
    String end = time(window.upTo());
    Map<String, String> parameters =
        Map.of("query", metric, "start", end, "end", end, "step", "1s");
    return get("counting lines", QUERY_RANGE, parameters, LokiJson::readCounts);
  }

  @Override
  public LokiAnswer<Volume> volumes(
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

  /**
   * Loki wants a tenant for this call even where it has only one, which it then calls {@code fake}.
   */
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
        .withLongestCall(patience.time())
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

  private <T> LokiAnswer<T> get(
      String action,
      String path,
      Map<String, String> parameters,
      Function<JsonParser, LokiAnswer<T>> reader) {
    begin(action);
    try {
      LokiAnswer<T> answer = ask(action, path, parameters, reader);
      throttle.inTime();
      return answer;
    } catch (SourceFailure failure) {
      if (failure.kind() == Kind.TIMEOUT) {
        throttle.late();
      }
      throw explained(failure);
    } catch (LokiJson.AnswerTooLarge tooLarge) {
      throw new SourceFailure(
          Kind.TOO_LARGE, action, description(), "the answer is too large to hold", tooLarge);
    } finally {
      throttle.end();
    }
  }

  private void begin(String action) {
    try {
      throttle.begin();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SourceFailure(Kind.TIMEOUT, action, description(), "interrupted", stopped);
    }
  }

  private <T> LokiAnswer<T> ask(
      String action,
      String path,
      Map<String, String> parameters,
      Function<JsonParser, LokiAnswer<T>> reader) {
    HttpSource.BodyReader<LokiAnswer<T>> body =
        answer -> {
          try (JsonParser json = parser(answer.byteStream())) {
            return reader.apply(json);
          }
        };
    HttpSource asked = http.withLongestCall(patience.time());
    try {
      return asked.get(action, path, parameters, deadline, body);
    } catch (AsciiOnly.OtherBytes unexpected) {
      isAscii = false;
      return asked.get(action, path, parameters, deadline, body);
    }
  }

  /** Loki writes labels as they are, be they UTF-8 or not. */
  private JsonParser parser(InputStream answer) {
    return isAscii
        ? JSON.createParser(ObjectReadContext.empty(), new AsciiOnly(answer))
        : JSON.createParser(
            ObjectReadContext.empty(), new InputStreamReader(answer, StandardCharsets.UTF_8));
  }

  private static SourceFailure explained(SourceFailure failure) {
    boolean isSize =
        failure.kind() == Kind.REFUSED
            && TOO_LARGE.stream().anyMatch(failure.getMessage()::contains);
    return isSize ? failure.as(Kind.TOO_LARGE) : failure;
  }

  /** Loki reads a number of ten digits as seconds, whatever it was meant to be. */
  private static String time(long epochNanos) {
    return Timestamps.toInstant(epochNanos).toString();
  }
}
