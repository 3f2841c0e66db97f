package io.oscar.reports.source.loki;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.http.HttpSource;
import io.oscar.reports.source.loki.LokiJson.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The calls of Loki's HTTP API that a report needs. */
final class LokiClient {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String QUERY_RANGE = "loki/api/v1/query_range";
  private static final String VOLUME_RANGE = "loki/api/v1/index/volume_range";

  // Loki answers a question that is too large with 400 and one of these stems, by version.
  private static final List<String> TOO_LARGE =
      List.of(
          "maximum number of series",
          "query time range exceeds",
          "max entries limit",
          "too many bytes",
          "bytes limit",
          "chunks",
          "too many outstanding");
  private static final List<String> TIMED_OUT =
      List.of("deadline exceeded", "timed out", "timeout");

  private final HttpSource http;
  private final Deadline deadline;

  LokiClient(HttpSource http, Deadline deadline) {
    this.http = http;
    this.deadline = deadline;
  }

  /**
   * The lines of a window, oldest first within a stream.
   *
   * @param limit the most lines to return
   * @throws SourceFailure if Loki gives no answer, or refuses the question
   */
  LokiAnswer<LogEntry> lines(LogQl query, Window window, int limit) {
    Map<String, String> parameters =
        Map.of(
            "query", query.toString(),
            "start", Long.toString(window.after() + 1),
            // the end of a log query is exclusive
            "end", Long.toString(window.upTo() + 1),
            "limit", Integer.toString(limit),
            "direction", "forward");
    return get("reading lines", QUERY_RANGE, parameters, LokiJson::readLines);
  }

  /**
   * The lines of a window counted by labels.
   *
   * <p>A range query of one point is not cut at each hour as an instant query is.
   *
   * @throws SourceFailure if Loki gives no answer, or refuses the question
   */
  LokiAnswer<Series> counts(LogQl query, List<String> labels, Window window) {
    String end = Long.toString(window.upTo());
    Map<String, String> parameters =
        Map.of(
            "query",
            query.countBy(labels, window.length()),
            "start",
            end,
            "end",
            end,
            "step",
            "1s");
    return get("counting lines", QUERY_RANGE, parameters, LokiJson::readCounts);
  }

  /**
   * What the index knows of the volume of streams, step by step.
   *
   * @throws SourceFailure if Loki gives no answer, or does not have this call (before 2.9)
   */
  LokiAnswer<Volume> volumes(String selector, Window window, Duration step) {
    Map<String, String> parameters =
        Map.of(
            "query",
            selector,
            "start",
            Long.toString(window.after()),
            "end",
            Long.toString(window.upTo()),
            "step",
            step.toSeconds() + "s");
    return get("reading volumes", VOLUME_RANGE, parameters, LokiJson::readVolumes);
  }

  /** Loki's address, for messages. */
  String description() {
    return http.description();
  }

  /** Whether the report's time is up. */
  boolean isOver() {
    return deadline.isOver();
  }

  private <T> LokiAnswer<T> get(
      String action,
      String path,
      Map<String, String> parameters,
      Function<JsonParser, LokiAnswer<T>> reader) {
    try {
      return http.get(
          action,
          path,
          parameters,
          deadline,
          body -> {
            try (JsonParser json =
                JSON.createParser(ObjectReadContext.empty(), body.byteStream())) {
              return reader.apply(json);
            }
          });
    } catch (SourceFailure failure) {
      throw explained(failure);
    }
  }

  private SourceFailure explained(SourceFailure failure) {
    String text = failure.getMessage();
    Kind kind = failure.kind();
    if (kind == Kind.REFUSED && TOO_LARGE.stream().anyMatch(text::contains)) {
      kind = Kind.TOO_LARGE;
    } else if (kind == Kind.BUSY && TIMED_OUT.stream().anyMatch(text::contains)) {
      kind = Kind.TIMEOUT;
    }
    return kind == failure.kind() ? failure : failure.as(kind);
  }
}
