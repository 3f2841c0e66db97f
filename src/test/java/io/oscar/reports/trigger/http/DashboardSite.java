package io.oscar.reports.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The web site of a dashboard, which passes calls of {@code /system/} on, as where both have one
 * origin. Below {@link #ASKING} and {@link #OBJECTS} it changes errors into those that a dashboard
 * does not stand.
 */
final class DashboardSite implements AutoCloseable {
  /** Below it whoever is refused is asked for a password, too. */
  static final String ASKING = "/asking";

  /** Below it errors are JSON objects. */
  static final String OBJECTS = "/objects";

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile int program;

  private DashboardSite(HttpServer server) {
    this.server = server;
  }

  static DashboardSite start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var site = new DashboardSite(HttpServer.create(address, 0));
    site.server.setExecutor(site.threads);
    site.server.createContext("/", DashboardSite::page);
    site.server.createContext("/system/", exchange -> site.pass(exchange, ""));
    site.server.createContext(ASKING, exchange -> site.pass(exchange, ASKING));
    site.server.createContext(OBJECTS, exchange -> site.pass(exchange, OBJECTS));
    site.server.start();
    return site;
  }

  /** The origin of its pages. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Passes calls to this port from now on. */
  void passTo(int port) {
    program = port;
  }

  private static void page(HttpExchange exchange) throws IOException {
    try (InputStream page = DashboardSite.class.getResourceAsStream("dashboard.html")) {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      answer(exchange, 200, Objects.requireNonNull(page).readAllBytes());
    }
  }

  private void pass(HttpExchange exchange, String prefix) throws IOException {
    HttpResponse<byte[]> answer = ask(exchange, prefix);
    var headers = exchange.getResponseHeaders();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (List.of("content-type", "www-authenticate").contains(name)) {
                headers.put(name, List.copyOf(values));
              }
            });
    byte[] body = answer.body();
    if (answer.statusCode() == 401 && prefix.equals(ASKING)) {
      headers.set("WWW-Authenticate", "Basic realm=\"OSCAR\"");
    }
    if (answer.statusCode() >= 400 && prefix.equals(OBJECTS)) {
      headers.set("Content-Type", "application/json");
      body = "{\"error\":\"refused\"}".getBytes(UTF_8);
    }
    answer(exchange, answer.statusCode(), body);
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, String prefix) throws IOException {
    String path = exchange.getRequestURI().toString().substring(prefix.length());
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program + path));
    for (String header : List.of("Authorization", "Accept")) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
