package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import io.oscar.reports.source.http.HttpSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;

/** A server on loopback that speaks the HTTP API of Prometheus, with answers made by a test. */
final class FakePrometheus implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final Queue<Query> queries = new ConcurrentLinkedQueue<>();

  private FakePrometheus() {}

  /** Starts a server whose instant queries are answered by a test; nothing else has data. */
  static FakePrometheus answering(Function<Query, MockResponse> answers) throws IOException {
    return serving(query -> query.path().equals("/api/v1/query") ? answers.apply(query) : none());
  }

  /** Starts a server all of whose calls are answered by a test. */
  static FakePrometheus serving(Function<Query, MockResponse> answers) throws IOException {
    var fake = new FakePrometheus();
    fake.server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            Query query = Query.of(request);
            fake.queries.add(query);
            return answers.apply(query);
          }
        });
    fake.server.start();
    return fake;
  }

  HttpSource http() {
    Endpoint endpoint = Endpoint.of("Prometheus", server.url("/"));
    return new HttpSource(endpoint, HttpClients.create(endpoint))
        .retryingAfter(Duration.ofMillis(1));
  }

  /** The instant queries that read hours of CPU. */
  List<Query> cpuQueries() {
    return queries.stream().filter(Query::readsCpu).toList();
  }

  /** All expressions that were sent. */
  List<String> expressions() {
    return queries.stream().map(Query::expression).toList();
  }

  @Override
  public void close() {
    server.close();
  }

  /** A vector with one value without labels. */
  static MockResponse value(String value) {
    return vector(row("", value));
  }

  /** A vector. */
  static MockResponse vector(String... rows) {
    return envelope(rows, "");
  }

  /** A vector with warnings, infos and the like behind the data. */
  static MockResponse envelope(String[] rows, String more) {
    return json(
        200,
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
            + String.join(",", rows)
            + "]}"
            + more
            + "}");
  }

  /** A row of a vector; the labels as in {@code "service":"yolo"}. */
  static String row(String labels, String value) {
    return "{\"metric\":{" + labels + "},\"value\":[1773187200,\"" + value + "\"]}";
  }

  /** No data. */
  static MockResponse none() {
    return vector();
  }

  /** An error as Prometheus tells it. */
  static MockResponse error(int status, String type, String message) {
    return json(
        status,
        "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}".formatted(type, message));
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /**
   * A call.
   *
   * @param expression the PromQL; empty for other calls
   * @param time the moment of an instant query, in seconds
   */
  record Query(String path, String expression, String time) {

    private static Query of(RecordedRequest request) {
      ByteString body = Objects.requireNonNullElse(request.getBody(), ByteString.EMPTY);
      HttpUrl form =
          request.getUrl().newBuilder().encodedQuery(body.string(StandardCharsets.UTF_8)).build();
      return new Query(
          request.getUrl().encodedPath(), decoded(form, "query"), decoded(form, "time"));
    }

    private static String decoded(HttpUrl form, String name) {
      return Objects.requireNonNullElse(form.queryParameter(name), "");
    }

    boolean readsBeginnings() {
      return expression.contains("min_over_time(container_cpu_usage_seconds_total");
    }

    boolean readsCpu() {
      return reads("container_cpu_usage_seconds_total");
    }

    boolean readsGpu() {
      return reads("container_gpu_usage_seconds_total");
    }

    private boolean reads(String metric) {
      return expression.contains(metric) && !expression.contains("count_over_time");
    }
  }
}
