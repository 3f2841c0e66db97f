package io.oscar.reports.source.oscar;

import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import io.oscar.reports.source.http.HttpSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A server on loopback that gives the same answer as often as it is asked. */
final class FakeManager implements AutoCloseable {
  static final Clock NOW = Clock.fixed(Instant.parse("2026-03-20T12:00:00Z"), ZoneOffset.UTC);

  private final MockWebServer server = new MockWebServer();
  private final Queue<String> calls = new ConcurrentLinkedQueue<>();

  private FakeManager() {}

  static FakeManager answering(int status, String body) throws IOException {
    var manager = new FakeManager();
    manager.server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String credential =
                Objects.requireNonNullElse(request.getHeaders().get("Authorization"), "none");
            manager.calls.add(request.getMethod() + " " + request.getTarget() + " " + credential);
            return new MockResponse.Builder().code(status).body(body).build();
          }
        });
    manager.server.start();
    return manager;
  }

  /** An inventory that asks this server. */
  OscarServiceInventory inventory(@Nullable String configuredAuthorization) {
    Endpoint endpoint = Endpoint.of("OSCAR", server.url("/"));
    return new OscarServiceInventory(
        new HttpSource(endpoint, HttpClients.create(endpoint)).withFirstPause(Duration.ofMillis(1)),
        configuredAuthorization);
  }

  /** Lists the services for somebody with a credential. */
  InventoryReading listFor(@Nullable String authorization) {
    return inventory("Basic Y29uZmlndXJlZDp4")
        .list(new Caller.Remote(authorization), Deadline.none(NOW));
  }

  /** Lists the services for nobody in particular. */
  InventoryReading listUnattended() {
    return inventory("Basic Y29uZmlndXJlZDp4").list(Caller.UNATTENDED, Deadline.none(NOW));
  }

  /** The calls: method, path and credential. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    server.close();
  }
}
