package io.oscar.reports.delivery.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.http.Method;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectStore;
import io.oscar.reports.real.MinioServer;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
@SuppressWarnings("try") // closing the client of the store stops threads that nobody waits for
class RealMinioContractTest extends ObjectStoreContract {
  private static MinioServer minio;

  @BeforeAll
  static void start() throws Exception {
    minio = MinioServer.start();
    makeBucket(minio);
  }

  @AfterAll
  static void stop() throws Exception {
    minio.close();
  }

  @Override
  ObjectStore store(String accessKey) {
    return Stores.at(minio.url().toString(), accessKey, MinioServer.SECRET_KEY);
  }

  @Override
  String accessKey() {
    return MinioServer.ACCESS_KEY;
  }

  @Override
  Stored read(String key) throws Exception {
    return read(minio, key);
  }

  @Test
  void reportsWrongSecretKeyWithoutShowingIt(@TempDir Path folder) throws Exception {
    var store = Stores.at(minio.url().toString(), MinioServer.ACCESS_KEY, "not-the-secret");
    Path file = Files.writeString(folder.resolve("a.csv"), "text");

    assertThatExceptionOfType(DeliveryFailure.class)
        .isThrownBy(() -> store.put(ObjectAddress.of("s3://reports/a.csv"), file, CSV, "a.csv"))
        .withMessage(
            "cannot write to s3://reports/a.csv: the signature does not match: the secret key does"
                + " not belong to the access key (AWS_SECRET_ACCESS_KEY)");
  }

  @Test
  void keepsOldObjectWhenUploadIsAborted() throws Exception {
    put("s3://reports/whole.csv", "before", "whole.csv");
    URI url;
    try (MinioClient client = client(minio)) {
      url =
          URI.create(
              client.getPresignedObjectUrl(
                  GetPresignedObjectUrlArgs.builder()
                      .method(Method.PUT)
                      .bucket("reports")
                      .object("whole.csv")
                      .build()));
    }
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      String head =
          "PUT %s?%s HTTP/1.1\r\nHost: %s\r\nContent-Length: 1000\r\n\r\nhalf"
              .formatted(url.getRawPath(), url.getRawQuery(), url.getAuthority());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .doesNotStartWith("HTTP/1.1 200");
    }
    assertThat(read("whole.csv").text()).isEqualTo("before");
  }

  @Test
  void requiresTrustedCertificateOverTls(@TempDir Path folder) throws Exception {
    var certificate = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    Path ca = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    Path file = Files.writeString(folder.resolve("a.csv"), "text");
    ObjectAddress address = ObjectAddress.of("s3://reports/a.csv");
    try (MinioServer secure = MinioServer.startTls(certificate)) {
      makeBucket(secure);
      String url = secure.url().toString();
      var trusting = Stores.at(url, MinioServer.ACCESS_KEY, MinioServer.SECRET_KEY, ca);
      var doubting = Stores.at(url, MinioServer.ACCESS_KEY, MinioServer.SECRET_KEY);
      var plain =
          Stores.at(url.replace("https", "http"), MinioServer.ACCESS_KEY, MinioServer.SECRET_KEY);

      trusting.put(address, file, CSV, "a.csv");
      assertThat(read(secure, "a.csv").text()).isEqualTo("text");
      assertThatExceptionOfType(DeliveryFailure.class)
          .isThrownBy(() -> doubting.put(address, file, CSV, "a.csv"))
          .withMessageStartingWith(
              "cannot write to s3://reports/a.csv: the certificate of "
                  + url
                  + "/ is not trusted"
                  + " (S3_CA): ");
      assertThatExceptionOfType(DeliveryFailure.class)
          .isThrownBy(() -> plain.put(address, file, CSV, "a.csv"))
          .withMessageEndingWith(" returned HTTP 400, which is not an S3 response (S3_ENDPOINT)");
    }
  }

  private static void makeBucket(MinioServer server) throws Exception {
    try (MinioClient client = client(server)) {
      client.makeBucket(MakeBucketArgs.builder().bucket("reports").build());
    }
  }

  private static Stored read(MinioServer server, String key) throws Exception {
    var object = GetObjectArgs.builder().bucket("reports").object(key).build();
    try (MinioClient client = client(server);
        GetObjectResponse answer = client.getObject(object)) {
      return new Stored(
          new String(answer.readAllBytes(), StandardCharsets.UTF_8),
          String.valueOf(answer.headers().get("Content-Type")),
          String.valueOf(answer.headers().get("Content-Disposition")));
    }
  }

  private static MinioClient client(MinioServer server) {
    return MinioClient.builder()
        .endpoint(server.url().toString())
        .credentials(MinioServer.ACCESS_KEY, MinioServer.SECRET_KEY)
        .httpClient(server.http())
        .build();
  }
}
