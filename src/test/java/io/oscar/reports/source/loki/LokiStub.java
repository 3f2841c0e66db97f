package io.oscar.reports.source.loki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.oscar.reports.source.LoggedLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;

/**
 * Answers as a Loki with stock limits does, from lines in memory.
 *
 * <p>It evaluates the queries it gets with the pipeline stages that Loki has ({@link LogQlStub}),
 * and refuses with Loki's words what Loki refuses. The same contract runs against a real one.
 */
final class LokiStub implements AutoCloseable {
  private final HttpServer server;
  private final List<LogQlStub.Stored> lines = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> calls = new CopyOnWriteArrayList<>();
  private volatile LokiLimits limits = LokiLimits.STOCK;
  private volatile Fault fault = call -> null;
  private volatile int mostBytes = Integer.MAX_VALUE;
  private volatile LeftOut leftOut = (time, start) -> false;
  private final CountDownLatch silence = new CountDownLatch(1);

  LokiStub() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      server = HttpServer.create(address, 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/loki/api/v1/query_range", exchange -> answer(exchange, this::query));
    server.createContext(
        "/loki/api/v1/index/volume_range", exchange -> answer(exchange, this::volume));
    server.createContext(
        "/loki/api/v1/drilldown-limits", exchange -> answer(exchange, this::tenantLimits));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Stores lines of a stream. */
  LokiStub push(Map<String, String> stream, List<LoggedLine> newLines) {
    var stored = new ArrayList<LogQlStub.Stored>();
    for (LoggedLine line : newLines) {
      stored.add(LogQlStub.Stored.of(line, stream));
    }
    lines.addAll(stored);
    return this;
  }

  LokiStub withLimits(UnaryOperator<LokiLimits> change) {
    limits = change.apply(limits);
    return this;
  }

  /** Makes calls fail; the fault sees the parameters, and null lets a call through. */
  LokiStub withFault(Fault newFault) {
    fault = newFault;
    return this;
  }

  /** Leaves calls whose answers are larger than so many bytes without one, as Loki's parts do. */
  LokiStub withSilenceOver(int bytes) {
    mostBytes = bytes;
    return this;
  }

  /** Leaves lines out of answers of lines, but not of counts. */
  LokiStub leavingOut(LeftOut lines) {
    leftOut = lines;
    return this;
  }

  /** The parameters of all calls so far; {@code path} is among them. */
  List<Map<String, String>> calls() {
    return List.copyOf(calls);
  }

  HttpUrl url() {
    return HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    silence.countDown();
    server.stop(0);
  }

  private String query(Map<String, String> call) {
    return new LogQlStub(lines, limits, leftOut).queryRange(call);
  }

  private String volume(Map<String, String> call) {
    if (!limits.volumes()) {
      throw new StubRefusal(404, "404 page not found");
    }
    return new LogQlStub(lines, limits, leftOut).volumeRange(call);
  }

  private String tenantLimits(Map<String, String> call) {
    String told = limits.told();
    if (told.isEmpty()) {
      throw new StubRefusal(404, "404 page not found");
    }
    if (!call.containsKey("header X-scope-orgid")) {
      throw new StubRefusal(401, "no org id");
    }
    return told;
  }

  private void answer(HttpExchange exchange, Handler handler) throws IOException {
    Map<String, String> call = parameters(exchange);
    calls.add(call);
    try (exchange) {
      try {
        StubRefusal refusal = fault.on(call);
        if (refusal != null) {
          throw refusal;
        }
        String answer = handler.handle(call);
        if (answer.length() > mostBytes) {
          silence.await();
        }
        send(exchange, 200, "application/json", answer);
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      } catch (StubRefusal refusal) {
        send(exchange, refusal.status(), "text/plain", refusal.text());
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static Map<String, String> parameters(HttpExchange exchange) {
    var parameters = new HashMap<String, String>();
    parameters.put("path", exchange.getRequestURI().getPath());
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> parameters.put("header " + name, values.getFirst()));
    for (String pair :
        Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "").split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      parameters.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private interface Handler {
    String handle(Map<String, String> call);
  }

  /** Decides which lines are not returned. */
  interface LeftOut {
    /** Whether those of a time are not, by a query from a start; both in nanoseconds. */
    boolean isLeftOut(long time, long start);
  }

  /** Decides what goes wrong with a call. */
  interface Fault {
    @org.jspecify.annotations.Nullable
    StubRefusal on(Map<String, String> call);
  }
}
