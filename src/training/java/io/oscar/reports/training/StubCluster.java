package io.oscar.reports.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A Loki, a Prometheus and an OSCAR manager at one loopback address, whose answers are those of a
 * busy month or a quiet day and do not depend on the time.
 */
public final class StubCluster implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private StubCluster(HttpServer server) {
    this.server = server;
  }

  /** Keeps the servers up, for measurements: the argument is the port. */
  public static void main(String[] arguments) throws IOException {
    start(Integer.parseInt(arguments[0]));
  }

  /**
   * Starts the servers.
   *
   * @param port where to listen; 0 for any free port
   */
  static StubCluster start(int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var cluster = new StubCluster(HttpServer.create(address, 0));
    cluster.server.setExecutor(cluster.threads);
    cluster.server.createContext("/", StubCluster::answer);
    cluster.server.start();
    return cluster;
  }

  /** The variables that make a program read this cluster, and serve on a free port. */
  Map<String, String> environment() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "LOKI_URL",
        url,
        "PROMETHEUS_URL",
        url,
        "OSCAR_URL",
        url,
        "OSCAR_USERNAME",
        "oscar",
        "OSCAR_PASSWORD",
        "none",
        "PORT",
        "0");
  }

  private static void answer(HttpExchange call) throws IOException {
    Map<String, String> asked = parameters(call);
    switch (call.getRequestURI().getPath()) {
      case "/loki/api/v1/index/volume_range" -> send(call, 200, LokiAnswers.volumes(asked));
      case "/loki/api/v1/query_range" -> send(call, 200, LokiAnswers.query(asked));
      case "/api/v1/query" -> send(call, 200, PrometheusAnswers.instant(asked));
      case "/api/v1/query_range" -> send(call, 200, PrometheusAnswers.range(asked));
      case "/system/services" -> {
        boolean known = call.getRequestHeaders().containsKey("Authorization");
        send(call, known ? 200 : 401, SERVICES);
      }
      default -> send(call, 404, "not found");
    }
  }

  private static Map<String, String> parameters(HttpExchange call) throws IOException {
    byte[] form = call.getRequestBody().readAllBytes();
    String query = call.getRequestURI().getRawQuery();
    String all = query == null ? new String(form, StandardCharsets.UTF_8) : query;
    return Arrays.stream(all.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1]), (one, two) -> two));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (call) {
      call.getResponseHeaders().set("Content-Type", "application/json");
      call.sendResponseHeaders(status, bytes.length);
      call.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private static final String SERVICES =
      """
      [{"name": "cowsay", "image": "cowsay:1", "owner": "0f3c@egi.eu", "token": "none", "script": "#!/bin/sh"},
       {"name": "yolov8", "image": "yolov8:1", "owner": "a91d@egi.eu", "memory": "2Gi", "expose": {"api_port": [80]}}]
      """;
}
