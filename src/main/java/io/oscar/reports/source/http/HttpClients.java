package io.oscar.reports.source.http;

import io.oscar.reports.report.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP clients of the sources. */
public final class HttpClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private HttpClients() {}

  /**
   * A client for one endpoint. Only the time of a whole call is limited, by each call itself.
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
      // Otherwise each client would read the JDK's certificates, which takes a tenth of a second.
      client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    return client.build();
  }

  private static void trust(OkHttpClient.Builder client, Path ca) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (X509TrustManager manager : trustManagers(null)) {
        addAll(store, "jdk", Arrays.asList(manager.getAcceptedIssuers()));
      }
      addAll(store, "ca", certificates(ca));
      X509TrustManager both = trustManagers(store).getFirst();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {both}, null);
      client.sslSocketFactory(context.getSocketFactory(), both);
    } catch (IOException unreadable) {
      throw unusable(ca, FileProblem.of(unreadable), unreadable);
    } catch (GeneralSecurityException unreadable) {
      throw unusable(ca, "it holds no certificate in PEM that can be read", unreadable);
    }
  }

  private static IllegalArgumentException unusable(Path ca, String why, Exception cause) {
    return new IllegalArgumentException("the CA file " + ca + " cannot be used: " + why, cause);
  }

  private static List<? extends Certificate> certificates(Path ca)
      throws IOException, GeneralSecurityException {
    try (InputStream file = Files.newInputStream(ca)) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(file);
      if (certificates.isEmpty()) {
        throw new CertificateException("it holds no certificate");
      }
      return List.copyOf(certificates);
    }
  }

  private static void addAll(KeyStore store, String name, List<? extends Certificate> certificates)
      throws GeneralSecurityException {
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry(name + i, certificates.get(i));
    }
  }

  private static List<X509TrustManager> trustManagers(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .toList();
  }
}
