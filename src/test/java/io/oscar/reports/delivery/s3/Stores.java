package io.oscar.reports.delivery.s3;

import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Makes the store under test as the program does, but for shorter pauses between its tries. */
final class Stores {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

  private Stores() {}

  static MinioObjectStore at(String url, String accessKey, String secretKey) {
    return at(url, accessKey, secretKey, null);
  }

  static MinioObjectStore at(String url, String accessKey, String secretKey, @Nullable Path ca) {
    var settings = new S3Settings(HttpUrl.get(url), "us-east-1", accessKey, secretKey, null, ca);
    var endpoint = new Endpoint("S3", settings.endpoint(), null, Map.of(), ca);
    return new MinioObjectStore(settings, HttpClients.create(endpoint), FIRST_PAUSE);
  }
}
