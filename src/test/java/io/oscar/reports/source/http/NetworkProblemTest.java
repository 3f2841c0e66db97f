package io.oscar.reports.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user reads where a system is not reached: a cause, a setting, and no class of Java. */
class NetworkProblemTest {

  @Test
  void explainsUnknownHost() {
    assertThat(failure("Loki", "http://nosuch.invalid:3100"))
        .isEqualTo(
            "reading lines from Loki at http://nosuch.invalid:3100/ failed: cannot resolve host"
                + " 'nosuch.invalid' (LOKI_URL)");
  }

  @Test
  void explainsRefusedConnection() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(failure("Prometheus", "http://127.0.0.1:" + port))
        .endsWith(" failed: cannot connect (PROMETHEUS_URL)");
  }

  @Test
  void explainsUntrustedCertificateWithCaSetting() throws IOException {
    try (var server = new MockWebServer()) {
      server.useHttps(certificate("localhost").sslSocketFactory());
      server.start();
      assertThat(failure("Loki", "https://localhost:" + server.getPort()))
          .endsWith(
              " failed: the certificate is not trusted: not signed by a trusted certificate"
                  + " authority (set a PEM file with its CA in LOKI_CA)");
    }
  }

  @Test
  void explainsServerWithoutTls() throws IOException {
    try (var server = new ServerSocket(0)) {
      Thread.ofVirtual().start(() -> refuseAll(server));
      assertThat(failure("OSCAR", "https://127.0.0.1:" + server.getLocalPort()))
          .contains(" failed: TLS failed: ")
          .endsWith(" (is it https in OSCAR_URL?)")
          .doesNotContain("Exception");
    }
  }

  /** As a server does that is asked for HTTP in a language that it does not know. */
  private static void refuseAll(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
        client.getInputStream().readNBytes(1);
      } catch (IOException closed) {
        // The test is over, or the client has gone.
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "401~HTTP 401 (no credential is set: LOKI_USERNAME and _PASSWORD, or LOKI_TOKEN)",
        "403~HTTP 403 (no credential is set: LOKI_USERNAME and _PASSWORD, or LOKI_TOKEN)",
        "404~HTTP 404 (is LOKI_URL its base URL?)"
      })
  void namesSettingsBehindHttpErrors(int status, String message) throws IOException {
    try (var server = new MockWebServer()) {
      server.enqueue(new MockResponse.Builder().code(status).build());
      server.start();
      assertThat(failure("Loki", server.url("/").toString())).endsWith(" failed: " + message);
    }
  }

  private static HandshakeCertificates certificate(String host) {
    HeldCertificate held = new HeldCertificate.Builder().addSubjectAlternativeName(host).build();
    return new HandshakeCertificates.Builder().heldCertificate(held).build();
  }

  private static String failure(String system, String url) {
    var endpoint = Endpoint.of(system, HttpUrl.get(url));
    var source =
        new HttpSource(endpoint, HttpClients.create(endpoint)).withFirstPause(Duration.ofMillis(1));
    Deadline soon = Deadline.in(Duration.ofSeconds(30), Clock.systemUTC());
    return catchThrowableOfType(
            SourceFailure.class,
            () -> source.get("reading lines", "x", Map.of(), soon, ResponseBody::string))
        .getMessage();
  }
}
