package io.oscar.reports.source.http;

import io.oscar.reports.report.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/** Creates the HTTP clients of the sources. */
public final class HttpClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private HttpClients() {}

  /**
   * A client for an endpoint. Timeouts are set per call.
   *
   * @throws IllegalArgumentException if the endpoint's CA file cannot be read
   */
  public static OkHttpClient create(Endpoint endpoint) {
    var client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(CONNECT)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO);
    if (endpoint.ca() != null) {
      trust(client, endpoint.ca());
    } else if (!endpoint.url().isHttps()) {
      // Otherwise each client would load the JDK's certificates, which takes 0.1 s.
      client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    return client.build();
  }

  private static void trust(OkHttpClient.Builder client, Path ca) {
    var trusted = new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
    certificates(ca).forEach(trusted::addTrustedCertificate);
    HandshakeCertificates both = trusted.build();
    client.sslSocketFactory(both.sslSocketFactory(), both.trustManager());
  }

  private static IllegalArgumentException unusable(Path ca, String why, Exception cause) {
    return new IllegalArgumentException("the CA file " + ca + " cannot be used: " + why, cause);
  }

  private static List<X509Certificate> certificates(Path ca) {
    try (InputStream file = Files.newInputStream(ca)) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(file);
      if (certificates.isEmpty()) {
        throw new CertificateException("it contains no certificate");
      }
      return certificates.stream().map(X509Certificate.class::cast).toList();
    } catch (IOException unreadable) {
      throw unusable(ca, FileProblem.of(unreadable), unreadable);
    } catch (CertificateException unreadable) {
      throw unusable(ca, "it contains no readable PEM certificate", unreadable);
    }
  }
}
