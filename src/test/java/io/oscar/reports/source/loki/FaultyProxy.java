package io.oscar.reports.source.loki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;

/** A proxy in front of a server that damages its first answer to each question. */
final class FaultyProxy implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final HttpUrl target;
  private final Damage damage;
  private final HttpServer server;

  FaultyProxy(HttpUrl target, Damage damage) throws IOException {
    this.target = target;
    this.damage = damage;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  HttpUrl url() {
    return HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String question = exchange.getRequestURI().toString();
      HttpResponse<byte[]> real = forward(question);
      if (asked.add(question)) {
        damage.send(exchange, real.body());
      } else {
        send(exchange, real.statusCode(), "application/json", real.body());
      }
    }
  }

  private HttpResponse<byte[]> forward(String question) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(target.resolve("/") + question.substring(1))).build(),
          BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** What becomes of an answer. */
  enum Damage {
    /** Half of the body, and nothing that says so. */
    TRUNCATED {
      @Override
      void send(HttpExchange exchange, byte[] body) throws IOException {
        FaultyProxy.send(exchange, 200, "application/json", Arrays.copyOf(body, body.length / 2));
      }
    },
    /** Half of the body, and then the connection is closed. */
    CUT {
      @Override
      void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
      }
    },
    EMPTY {
      @Override
      void send(HttpExchange exchange, byte[] body) throws IOException {
        FaultyProxy.send(exchange, 200, "application/json", new byte[0]);
      }
    },
    NO_CONTENT {
      @Override
      void send(HttpExchange exchange, byte[] body) throws IOException {
        FaultyProxy.send(exchange, 204, "application/json", new byte[0]);
      }
    },
    /** The page that a gateway shows while what is behind it starts. */
    HTML {
      @Override
      void send(HttpExchange exchange, byte[] body) throws IOException {
        FaultyProxy.send(exchange, 200, "text/html", page());
      }
    },
    BAD_GATEWAY {
      @Override
      void send(HttpExchange exchange, byte[] body) throws IOException {
        FaultyProxy.send(exchange, 502, "text/html", page());
      }
    };

    abstract void send(HttpExchange exchange, byte[] body) throws IOException;

    private static byte[] page() {
      return "<!DOCTYPE html><html><body><h1>Please wait</h1></body></html>"
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
