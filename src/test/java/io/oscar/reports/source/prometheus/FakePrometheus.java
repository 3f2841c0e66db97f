package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import io.oscar.reports.source.http.HttpSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on loopback that speaks the HTTP API of Prometheus, with answers made by a test. */
final class FakePrometheus implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final MockWebServer server = new MockWebServer();
  private final Queue<Query> queries = new ConcurrentLinkedQueue<>();

  private FakePrometheus() {}

  /**
   * Starts a server whose queries are answered by a test, moment by moment; it knows of no scrape,
   * and nothing else has data.
   */
  static FakePrometheus answering(Function<Query, MockResponse> answers) throws IOException {
    return serving(
        query ->
            switch (query.path()) {
              case "/api/v1/query" -> answers.apply(query);
              case "/api/v1/query_range" ->
                  query.expression().contains("(up") ? none() : matrix(query, answers);
              default -> none();
            });
  }

  /** The answers of all moments of a range query, each as a series of its own. */
  private static MockResponse matrix(Query query, Function<Query, MockResponse> answers) {
    var rows = new ArrayList<String>();
    for (Query moment : query.moments()) {
      MockResponse answer = answers.apply(moment);
      if (answer.getCode() != 200) {
        return answer;
      }
      JsonNode result = JSON.readTree(bytes(answer)).path("data").path("result");
      for (JsonNode row : result) {
        rows.add(
            "{\"metric\":%s,\"values\":[[%s,%s]]}"
                .formatted(row.path("metric"), moment.time(), row.path("value").path(1)));
      }
    }
    return json(
        200,
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
            + String.join(",", rows)
            + "]}}");
  }

  private static byte[] bytes(MockResponse answer) {
    var body = new Buffer();
    try {
      Objects.requireNonNull(answer.getBody()).writeTo(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return body.readByteArray();
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
        .withFirstPause(Duration.ofMillis(1));
  }

  /** The instant queries that read hours of CPU. */
  List<Query> cpuQueries() {
    return queries.stream().filter(Query::readsCpu).toList();
  }

  /** All expressions that were sent. */
  List<String> expressions() {
    return queries.stream().map(Query::expression).toList();
  }

  /** The paths of all calls. */
  List<String> paths() {
    return queries.stream().map(Query::path).toList();
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
   * @param start the first moment of a range query, in seconds
   * @param end the last moment of a range query, in seconds
   * @param step the time between two moments, in seconds
   */
  record Query(String path, String expression, String time, String start, String end, String step) {

    private static Query of(RecordedRequest request) {
      ByteString body = Objects.requireNonNullElse(request.getBody(), ByteString.EMPTY);
      HttpUrl form =
          request.getUrl().newBuilder().encodedQuery(body.string(StandardCharsets.UTF_8)).build();
      return new Query(
          request.getUrl().encodedPath(),
          decoded(form, "query"),
          decoded(form, "time"),
          decoded(form, "start"),
          decoded(form, "end"),
          decoded(form, "step"));
    }

    /** The instant queries that a range query stands for. */
    private List<Query> moments() {
      return Stream.iterate(
              new BigDecimal(start),
              moment -> moment.compareTo(new BigDecimal(end)) <= 0,
              moment -> moment.add(new BigDecimal(step)))
          .map(moment -> new Query(path, expression, moment.toPlainString(), "", "", ""))
          .toList();
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
