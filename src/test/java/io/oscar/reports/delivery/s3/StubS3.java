package io.oscar.reports.delivery.s3;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/**
 * A store of objects with the bucket {@code reports} and the key {@code stub-access-key}, which
 * takes what is addressed by path and signed, and whose content is the one that was signed.
 */
public final class StubS3 extends Dispatcher {
  /** The one key that is let in. */
  public static final String ACCESS_KEY = "stub-access-key";

  private static final String BUCKET = "/reports/";

  private final Map<String, RecordedRequest> objects = new ConcurrentHashMap<>();

  /** The request that brought an object; its key is as the URL has it. */
  RecordedRequest object(String encodedKey) {
    return Objects.requireNonNull(objects.get(encodedKey), encodedKey);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    String authorization = String.valueOf(request.getHeaders().get("Authorization"));
    if (!authorization.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")) {
      return error(403, "InvalidAccessKeyId", "The Access Key Id does not exist.");
    }
    if (!path.startsWith(BUCKET)) {
      return error(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    if (!request.getMethod().equals("PUT") || !isSigned(request, authorization)) {
      return error(403, "SignatureDoesNotMatch", "The signature does not match.");
    }
    objects.put(path.substring(BUCKET.length()), request);
    return new MockResponse.Builder().code(200).addHeader("ETag", "\"1\"").build();
  }

  private static boolean isSigned(RecordedRequest request, String authorization) {
    ByteString body = Objects.requireNonNull(request.getBody());
    return authorization.matches(
            ".*, SignedHeaders=[a-z0-9;-]*content-disposition;[a-z0-9;-]*x-amz-content-sha256;"
                + "x-amz-date, Signature=[0-9a-f]{64}")
        && body.sha256().hex().equals(request.getHeaders().get("x-amz-content-sha256"))
        && Long.toString(body.size()).equals(request.getHeaders().get("Content-Length"));
  }

  static MockResponse error(int status, String code, String message) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/xml")
        .body(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message><Resource>/x</Resource></Error>"
                .formatted(code, message))
        .build();
  }
}
