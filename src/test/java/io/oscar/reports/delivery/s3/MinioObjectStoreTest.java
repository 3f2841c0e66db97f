package io.oscar.reports.delivery.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinioObjectStoreTest {
  private static final String ACCESS_KEY = "the-access-key";
  private static final String SECRET_KEY = "the-secret-key";
  private static final MockResponse STORED =
      new MockResponse.Builder().addHeader("ETag", "\"1\"").build();

  @TempDir private Path folder;
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void uploadsObjectWithOneRequest() throws Exception {
    server.enqueue(STORED);
    put();

    var request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("PUT /reports/a.csv HTTP/1.1");
    assertThat(Objects.requireNonNull(request.getBody()).utf8()).isEqualTo("content");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void sendsNonAsciiFileNamesInBothContentDispositionForms() throws Exception {
    server.enqueue(STORED);
    put("informe año*\"1\".csv");

    assertThat(server.takeRequest().getHeaders().get("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"informe ano*\\\"1\\\".csv\";"
                + " filename*=UTF-8''informe%20a%C3%B1o%2A%221%22.csv");
  }

  @Test
  void retriesTransientErrors() throws Exception {
    server.enqueue(StubS3.error(503, "SlowDown", "Please reduce your request rate."));
    server.enqueue(new MockResponse.Builder().code(502).body("<html>").build());
    server.enqueue(
        new MockResponse.Builder().onRequestBody(new SocketEffect.CloseSocket()).build());
    server.enqueue(STORED);
    put();

    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void givesUpAfterFourAttempts() {
    for (int i = 0; i < 9; i++) {
      server.enqueue(StubS3.error(503, "SlowDown", "Please reduce your request rate."));
    }
    assertThat(problem())
        .isEqualTo("the store returned 503 SlowDown: Please reduce your request rate.");
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|AccessDenied|access denied: no policy allows the access key to write there",
        "403|RequestTimeTooSkewed|the clocks of this machine and of the store differ too much",
        "403|SignatureDoesNotMatch|the signature does not match: the secret key does not belong to"
            + " the access key (AWS_SECRET_ACCESS_KEY)",
        "400|AuthorizationHeaderMalformed|the bucket is in another region or at another endpoint"
            + " (AWS_REGION, S3_ENDPOINT): … and …",
        "403|ExpiredToken|invalid or expired session token (AWS_SESSION_TOKEN): … and …",
        "507|XMinioStorageFull|the store returned 507 XMinioStorageFull: … and …",
        "400|EntityTooLarge|the store returned 400 EntityTooLarge: … and …",
      })
  void explainsEachErrorWithoutKeys(int status, String code, String sentence) {
    for (int i = 0; i < 4; i++) {
      server.enqueue(StubS3.error(status, code, ACCESS_KEY + " and " + SECRET_KEY));
    }
    assertThat(problem()).isEqualTo(sentence);
  }

  @Test
  void doesNotFollowRedirects() throws IOException {
    try (var elsewhere = new MockWebServer()) {
      elsewhere.start();
      server.enqueue(
          new MockResponse.Builder()
              .code(307)
              .addHeader("Location", elsewhere.url("/reports/a.csv").toString())
              .build());
      assertThat(problem())
          .isEqualTo(at() + " returned HTTP 307, which is not an S3 response (S3_ENDPOINT)");
      assertThat(elsewhere.getRequestCount()).isZero();
    }
  }

  @Test
  void failsWhenResponseIsNotFromObjectStore() {
    server.enqueue(new MockResponse.Builder().body("<html>Log in</html>").build());
    assertThat(problem())
        .isEqualTo(at() + " returned HTTP 200, which is not an S3 response (S3_ENDPOINT)");
  }

  @Test
  void readsErrorBodiesUpToLimit() {
    server.enqueue(StubS3.error(400, "InvalidRequest", "x".repeat(50_000_000)));
    assertThat(problem()).hasSizeLessThan(500);
  }

  @Test
  void reportsUnreadableErrorBody() {
    server.enqueue(
        new MockResponse.Builder()
            .code(400)
            .addHeader("Content-Type", "application/xml")
            .body("<Error><Code>")
            .build());
    assertThat(problem()).isEqualTo(at() + " returned an unreadable error");
  }

  @Test
  void reportsUnreachableStore() {
    server.close();
    assertThat(problem()).isEqualTo("cannot connect to " + at() + " (S3_ENDPOINT)");
  }

  @Test
  void stopsRetryingWhenInterrupted() {
    server.enqueue(StubS3.error(503, "SlowDown", "Please reduce your request rate."));
    server.enqueue(STORED);
    Thread.currentThread().interrupt();
    try {
      assertThat(problem()).isEqualTo("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(server.getRequestCount()).isLessThan(2);
  }

  @Test
  void hidesStoreAddressInOutline() {
    server.close();
    DeliveryFailure failure = catchThrowableOfType(DeliveryFailure.class, this::put);
    assertThat(failure.after(List.of("s3://reports/b.csv")).outline())
        .isEqualTo(
            "cannot write to s3://reports/a.csv: cannot connect to the store (S3_ENDPOINT)"
                + " (written before: s3://reports/b.csv)");
  }

  private String at() {
    return server.url("/").toString();
  }

  private String problem() {
    DeliveryFailure failure = catchThrowableOfType(DeliveryFailure.class, this::put);
    assertThat(failure).hasNoCause();
    String prefix = "cannot write to s3://reports/a.csv: ";
    assertThat(failure).hasMessageStartingWith(prefix);
    return String.valueOf(failure.getMessage()).substring(prefix.length());
  }

  private void put() throws IOException {
    put("a.csv");
  }

  private void put(String fileName) throws IOException {
    Path file = Files.writeString(folder.resolve("content"), "content");
    Stores.at(at(), ACCESS_KEY, SECRET_KEY)
        .put(ObjectAddress.of("s3://reports/a.csv"), file, "text/csv;charset=UTF-8", fileName);
  }
}
