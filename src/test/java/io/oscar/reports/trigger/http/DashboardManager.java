package io.oscar.reports.trigger.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A manager of OSCAR with the services of the sample cluster. Its administrator is {@link #ADMIN};
 * {@link #ANN} sees two services.
 */
public final class DashboardManager implements AutoCloseable {
  public static final String ADMIN = "Basic b3NjYXI6c2VjcmV0";
  public static final String ANN = "Bearer ann";

  /** Is refused although the manager knows it. */
  public static final String BARRED = "Bearer barred";

  /** What the manager fails at. */
  public static final String UNLUCKY = "Bearer unlucky";

  private static final List<String> OF_ANN = List.of("cowsay", "yolov8");
  private static final String SERVICES = "/system/services";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final JsonNode services;

  private DashboardManager(HttpServer server, JsonNode services) {
    this.server = server;
    this.services = services;
  }

  /** Starts one on a free port, with the services of a file. */
  public static DashboardManager start(Path services) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    JsonNode listed = JsonMapper.shared().readTree(Files.readString(services));
    var manager = new DashboardManager(HttpServer.create(address, 0), listed);
    manager.server.setExecutor(manager.threads);
    manager.server.createContext(SERVICES, manager::answer);
    manager.server.start();
    return manager;
  }

  /** Its address, what OSCAR_URL would be. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String credential = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    int status =
        switch (credential) {
          case ADMIN, ANN -> 200;
          case BARRED -> 403;
          case UNLUCKY -> 500;
          default -> 401;
        };
    String name = exchange.getRequestURI().getPath().substring(SERVICES.length());
    if (status != 200) {
      answer(exchange, status, List.of());
    } else if (name.isEmpty()) {
      answer(exchange, 200, listed(credential));
    } else {
      answer(exchange, statusOf(name.substring(1), credential), List.of());
    }
  }

  private int statusOf(String name, String credential) {
    if (names(listed(credential)).contains(name)) {
      return 200;
    }
    return names(services.valueStream().toList()).contains(name) ? 403 : 404;
  }

  private List<JsonNode> listed(String credential) {
    return services
        .valueStream()
        .filter(each -> credential.equals(ADMIN) || OF_ANN.contains(each.path("name").asString()))
        .toList();
  }

  private static List<String> names(List<JsonNode> services) {
    return services.stream().map(each -> each.path("name").asString()).toList();
  }

  private static void answer(HttpExchange exchange, int status, List<JsonNode> services)
      throws IOException {
    try (exchange) {
      byte[] body = JsonMapper.shared().writeValueAsBytes(services);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
