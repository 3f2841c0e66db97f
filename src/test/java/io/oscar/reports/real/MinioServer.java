package io.oscar.reports.real;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A real MinIO, one process on a free port of the loopback address, with its data in a temporary
 * folder that {@link #close} removes. It has no bucket yet.
 */
public final class MinioServer implements AutoCloseable {
  public static final String ACCESS_KEY = "sample-access-key";
  public static final String SECRET_KEY = "sample-secret-key";

  private final RunningServer server;
  private final URI url;
  private final OkHttpClient http;

  private MinioServer(RunningServer server, URI url, OkHttpClient http) {
    this.server = server;
    this.url = url;
    this.http = http;
  }

  /**
   * A MinIO, ready for use.
   *
   * @throws IllegalStateException if the program was not built or does not come up within a minute
   */
  public static MinioServer start() throws IOException, InterruptedException {
    return start(null);
  }

  /** The same over TLS, with a certificate for {@code 127.0.0.1}. */
  public static MinioServer startTls(HeldCertificate certificate)
      throws IOException, InterruptedException {
    return start(certificate);
  }

  private static MinioServer start(@Nullable HeldCertificate certificate)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("minio");
    MinioServer minio = launch(folder, FreePorts.find().first(), certificate);
    minio.server.await(minio::isReady);
    return minio;
  }

  private static MinioServer launch(Path folder, int port, @Nullable HeldCertificate certificate)
      throws IOException {
    String address = "127.0.0.1:" + port;
    Path certificates = Files.createDirectory(folder.resolve("certs"));
    if (certificate != null) {
      Files.writeString(certificates.resolve("public.crt"), certificate.certificatePem());
      Files.writeString(certificates.resolve("private.key"), certificate.privateKeyPkcs8Pem());
    }
    var command =
        List.of(
            ServerPrograms.named("minio").toString(),
            "server",
            "--address=" + address,
            "--certs-dir=" + certificates,
            folder.resolve("data").toString());
    RunningServer server = RunningServer.start("MinIO", folder, command, environment());
    String scheme = certificate == null ? "http" : "https";
    return new MinioServer(server, URI.create(scheme + "://" + address), http(certificate));
  }

  private static Map<String, String> environment() {
    return Map.of(
        "MINIO_ROOT_USER",
        ACCESS_KEY,
        "MINIO_ROOT_PASSWORD",
        SECRET_KEY,
        "MINIO_BROWSER",
        "off",
        "MINIO_UPDATE",
        "off");
  }

  private static OkHttpClient http(@Nullable HeldCertificate certificate) {
    if (certificate == null) {
      return new OkHttpClient();
    }
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  /** Its address, what S3_ENDPOINT would be. */
  public URI url() {
    return url;
  }

  /** A client that trusts the server's certificate. */
  public OkHttpClient http() {
    return http;
  }

  /** Stops the process at once and removes its data. */
  @Override
  public void close() throws IOException {
    server.close();
  }

  private boolean isReady() {
    var request = new Request.Builder().url(url + "/minio/health/cluster").build();
    try (Response answer = http.newCall(request).execute()) {
      return answer.code() == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }
}
