package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing of a call is looked at before its caller is known. */
@Timeout(60)
class CredentialFirstTest {
  private static AttackedServer server;

  @BeforeAll
  static void start() {
    server = new AttackedServer(Duration.ofMillis(300), 3);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"'', /summary", "'Authorization: Bearer junk\r\n', /breakdown", "'', /"})
  void returns401BeforeBodyArrives(String credential, String path) throws Exception {
    try (RawClient client = server.client()) {
      client.send(
          "POST "
              + path
              + " HTTP/1.1\r\nHost: x\r\n"
              + credential
              + "Content-Length: 60000\r\n\r\n{");

      assertThat(client.statusLine()).isEqualTo("HTTP/1.1 401");
      assertThat(client.rest()).contains("WWW-Authenticate: Bearer realm=\"OSCAR\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /system/metrics?period=nonsense",
    "GET, /system/metrics/UPPER",
    "POST, /summary",
    "POST, /",
    "POST, /summary?query=1"
  })
  void returns401ForInvalidRequestsToo(String method, String path) throws Exception {
    try (RawClient client = server.client()) {
      client.send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n[]");

      assertThat(client.statusLine()).isEqualTo("HTTP/1.1 401");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /actuator/health/liveness, 200",
    "GET, /actuator/health/readiness, 200",
    "GET, /, 200",
    "OPTIONS, /summary, 204",
    "GET, /nothing, 404",
    "PUT, /summary, 405"
  })
  void checksNoCredentialForOtherCalls(String method, String path, int status) throws Exception {
    int before = server.checks();
    try (RawClient client = server.client()) {
      client.send(method + " " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.statusLine()).isEqualTo("HTTP/1.1 " + status);
      assertThat(server.checks()).isEqualTo(before);
    }
  }

  @Test
  void delivers401ToClientsThatSendBody() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 20; i++) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/summary"))
                .POST(BodyPublishers.ofString("{\"period\": \"7d\"}"))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void checksCredentialOncePerReport() throws Exception {
    int before = server.checks();
    try (RawClient client = server.client()) {
      client.send(
          "POST /summary HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
              + AttackedServer.ADMIN
              + "\r\n{}");

      assertThat(client.statusLine()).isEqualTo("HTTP/1.1 200");
      assertThat(server.checks()).isEqualTo(before + 1);
    }
  }

  /** One after the other, the checks of those before the administrator would take two minutes. */
  @Test
  void servesAdministratorAheadOfJunkTokens() throws Exception {
    var clients = new ArrayList<RawClient>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        clients.add(
            server
                .client()
                .send("GET /system/metrics HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer junk" + i)
                .send("\r\n\r\n"));
      }
      Future<String> admin =
          threads.submit(
              () -> {
                try (RawClient client = server.client()) {
                  client.send("GET /system/metrics HTTP/1.1\r\nHost: x\r\n" + AttackedServer.ADMIN);
                  return client.send("\r\n").statusLine();
                }
              });
      assertThat(admin.get(20, TimeUnit.SECONDS)).isEqualTo("HTTP/1.1 200");
      var others = new ArrayList<String>();
      for (RawClient client : clients) {
        others.add(client.statusLine());
      }
      assertThat(List.copyOf(others)).containsOnly("HTTP/1.1 401");
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }
}
