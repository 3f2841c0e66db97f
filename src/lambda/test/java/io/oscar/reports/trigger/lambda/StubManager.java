package io.oscar.reports.trigger.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A manager of OSCAR on loopback; the credential says what it answers. */
final class StubManager implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();

  private StubManager() {}

  static StubManager start(Path services) throws IOException {
    String all = Files.readString(services);
    var manager = new StubManager();
    manager.server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String credential =
                Objects.requireNonNullElse(request.getHeaders().get("Authorization"), "none");
            return switch (credential) {
              case "Bearer alice", "Basic Y29uZmlndXJlZDp4" -> answer(200, all);
              case "Bearer scoped" -> answer(200, "[]");
              case "Bearer forbidden" -> answer(403, "");
              case "Bearer offline" -> answer(500, "");
              default -> answer(401, "");
            };
          }
        });
    manager.server.start();
    return manager;
  }

  private static MockResponse answer(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  String url() {
    return server.url("/").toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
