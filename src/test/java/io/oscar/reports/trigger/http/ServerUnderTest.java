package io.oscar.reports.trigger.http;

import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.engine.ReportFunctions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** A server on a free port, and a client of it. */
final class ServerUnderTest implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ReportServer server;

  ServerUnderTest(ReportServer server) {
    this.server = server;
  }

  /** One without settings of its own. */
  static ServerUnderTest of(ReportFunctions functions) {
    return new ServerUnderTest(ReportServer.start(functions, new HttpSettings(0, List.of())));
  }

  int port() {
    return server.port();
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port() + path);
  }

  /** A GET. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  /** A POST. */
  HttpRequest.Builder request(String path, String body) {
    return request(path).POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
