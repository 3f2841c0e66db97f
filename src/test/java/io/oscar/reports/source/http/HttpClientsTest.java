package io.oscar.reports.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpClientsTest {
  @TempDir private Path folder = Path.of("");

  private static String ask(Endpoint endpoint) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(10), Clock.systemUTC());
    return new HttpSource(endpoint, HttpClients.create(endpoint))
        .withFirstPause(Duration.ofMillis(1))
        .get("asking", "x", Map.of(), deadline, ResponseBody::string);
  }

  @Test
  void trustsCertificatesOfCaFileOnly() throws IOException {
    HeldCertificate own =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    Path ca = Files.writeString(folder.resolve("ca.pem"), own.certificatePem());
    try (var server = new MockWebServer()) {
      server.useHttps(
          new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
      server.start();
      server.enqueue(new MockResponse.Builder().body("fine").build());
      var url = server.url("/").newBuilder().host("localhost").build();
      assertThat(ask(new Endpoint("Loki", url, null, Map.of(), ca))).isEqualTo("fine");
      SourceFailure failure =
          catchThrowableOfType(SourceFailure.class, () -> ask(Endpoint.of("Loki", url)));
      assertThat(failure.kind()).isEqualTo(SourceFailure.Kind.UNREACHABLE);
    }
  }

  @Test
  void trustsEachCertificateOfItsCaFileBesideThoseOfTheJdk() throws Exception {
    HeldCertificate one = new HeldCertificate.Builder().commonName("one").build();
    HeldCertificate two = new HeldCertificate.Builder().commonName("two").build();
    String text = "# of the cluster\n" + one.certificatePem() + two.certificatePem();
    Path ca = Files.writeString(folder.resolve("ca.pem"), text);
    var endpoint = new Endpoint("Loki", HttpUrl.get("https://localhost/"), null, Map.of(), ca);
    TrustManagerFactory jdk =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    jdk.init((KeyStore) null);
    X509TrustManager jdks = (X509TrustManager) jdk.getTrustManagers()[0];
    assertThat(
            Objects.requireNonNull(HttpClients.create(endpoint).x509TrustManager())
                .getAcceptedIssuers())
        .contains(one.certificate(), two.certificate())
        .contains(jdks.getAcceptedIssuers());
  }

  @Test
  void rejectsCaFileWithoutCertificate() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    var url = HttpUrl.get("https://localhost/");
    var endpoint = new Endpoint("Loki", url, null, Map.of(), empty);
    assertThatThrownBy(() -> HttpClients.create(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty.pem")
        .hasMessageContaining("contains no readable PEM certificate");
  }
}
