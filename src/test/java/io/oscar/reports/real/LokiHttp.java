package io.oscar.reports.real;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Plain HTTP calls to a server under test, without anything of the code under test. */
final class LokiHttp implements AutoCloseable {

  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  LokiHttp(URI server) {
    this.server = server;
  }

  /** Whether {@code GET path} is answered with 200; no answer at all is a no. */
  boolean isOk(String path) throws InterruptedException {
    try {
      return send(request(path, null).GET().build()).statusCode() == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  /** The body of a 200 to {@code GET path}. */
  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request(path, null).GET().build());
    if (answer.statusCode() != 200) {
      throw failure(path, answer);
    }
    return answer.body();
  }

  /** Posts the JSON body; an overloaded server (429, 5xx) is asked again, five times at most. */
  void post(String path, byte[] body, @Nullable String tenant)
      throws IOException, InterruptedException {
    HttpRequest request = request(path, tenant).POST(BodyPublishers.ofByteArray(body)).build();
    HttpResponse<String> answer = send(request);
    for (int attempt = 1; isOverloaded(answer) && attempt < ATTEMPTS; attempt++) {
      Thread.sleep(PAUSE.multipliedBy(attempt));
      answer = send(request);
    }
    if (answer.statusCode() / 100 != 2) {
      throw failure(path, answer);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest.Builder request(String path, @Nullable String tenant) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", "application/json");
    return tenant == null ? request : request.header("X-Scope-OrgID", tenant);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  private static boolean isOverloaded(HttpResponse<String> answer) {
    return answer.statusCode() == 429 || answer.statusCode() >= 500;
  }

  private static IOException failure(String path, HttpResponse<String> answer) {
    return new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
  }
}
