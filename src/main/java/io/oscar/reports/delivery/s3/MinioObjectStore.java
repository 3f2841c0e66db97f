package io.oscar.reports.delivery.s3;

import io.minio.MinioAsyncClient;
import io.minio.ObjectWriteArgs;
import io.minio.ObjectWriteResponse;
import io.minio.UploadObjectArgs;
import io.minio.credentials.StaticProvider;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.ContentDisposition;

/**
 * Writes objects to MinIO, or to another S3-compatible store, with MinIO's client.
 *
 * <p>An object is uploaded atomically, by one PUT of known length with a signed payload. Network
 * errors, 429 and 5xx are retried a few times with exponential backoff, for two minutes at most.
 * Redirects are not followed.
 */
public final class MinioObjectStore implements ObjectStore {
  private static final int TRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration WHOLE_TIME = Duration.ofMinutes(2);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final S3Settings settings;
  private final OkHttpClient http;
  private final Duration firstPause;

  /**
   * @param settings the store's address and credentials
   * @param http a client that trusts the store and follows no redirects
   */
  public MinioObjectStore(S3Settings settings, OkHttpClient http) {
    this(settings, http, FIRST_PAUSE);
  }

  /**
   * @param firstPause the delay before the first retry; each further one is three times as long
   */
  MinioObjectStore(S3Settings settings, OkHttpClient http, Duration firstPause) {
    this.settings = settings;
    this.firstPause = firstPause;
    this.http =
        http.newBuilder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .readTimeout(LONGEST_SILENCE)
            .writeTimeout(LONGEST_SILENCE)
            .addInterceptor(new S3ResponseInterceptor())
            .build();
  }

  @Override
  public void put(ObjectAddress address, Path content, String mediaType, String fileName) {
    UploadObjectArgs upload = upload(address, content, mediaType, fileName);
    long end = System.nanoTime() + WHOLE_TIME.toNanos();
    try {
      retries(address).execute(() -> send(upload, end));
    } catch (RetryException failed) {
      throw failure(address, refusal(failed.getCause(), address).sentence())
          .hiding(settings.endpoint().toString(), settings.endpoint().host());
    }
  }

  private RetryTemplate retries(ObjectAddress address) {
    return new RetryTemplate(
        RetryPolicy.builder()
            .maxRetries(TRIES - 1)
            .delay(firstPause)
            .multiplier(3)
            .timeout(WHOLE_TIME)
            .predicate(thrown -> refusal(thrown, address).isTransient())
            .build());
  }

  private static UploadObjectArgs upload(
      ObjectAddress address, Path content, String mediaType, String fileName) {
    try {
      if (Files.size(content) > ObjectWriteArgs.MAX_PART_SIZE) {
        throw failure(address, "the report is larger than 5 GiB, the limit of a single upload");
      }
      return UploadObjectArgs.builder()
          .bucket(address.bucket())
          .object(address.key())
          .filename(content.toString(), ObjectWriteArgs.MAX_PART_SIZE)
          .contentType(mediaType)
          .headers(Map.of("Content-Disposition", savedAs(fileName)))
          .build();
    } catch (IOException unreadable) {
      throw failure(address, "its temporary file cannot be read: " + unreadable.getMessage());
    } catch (IllegalArgumentException refused) {
      throw failure(address, String.valueOf(refused.getMessage()));
    }
  }

  /** The Content-Disposition header. */
  private static String savedAs(String fileName) {
    boolean isAscii = StandardCharsets.US_ASCII.newEncoder().canEncode(fileName);
    ContentDisposition.Builder saved = ContentDisposition.attachment();
    return (isAscii ? saved.filename(fileName) : saved.filename(fileName, StandardCharsets.UTF_8))
        .build()
        .toString();
  }

  // Closing stops the client's threads without waiting for them.
  @SuppressWarnings("try")
  private ObjectWriteResponse send(UploadObjectArgs upload, long end) throws Exception {
    long left = Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis());
    OkHttpClient limited = http.newBuilder().callTimeout(Duration.ofMillis(left)).build();
    try (MinioAsyncClient client = client(limited)) {
      return client.uploadObject(upload).get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw stopped;
    }
  }

  private UploadError refusal(Throwable thrown, ObjectAddress address) {
    return UploadError.of(origin(thrown), settings, address.bucket());
  }

  private MinioAsyncClient client(OkHttpClient limited) {
    // A region in an AWS endpoint takes precedence.
    MinioAsyncClient client =
        MinioAsyncClient.builder()
            .region(settings.region())
            .endpoint(settings.endpoint())
            .credentialsProvider(
                new StaticProvider(
                    settings.accessKey(), settings.secretKey(), settings.sessionToken()))
            .httpClient(limited)
            .build();
    client.disableVirtualStyleEndpoint();
    return client;
  }

  private static Throwable origin(Throwable wrapped) {
    Throwable inner = wrapped;
    while (inner.getCause() != null
        && (inner instanceof ExecutionException || inner instanceof CompletionException)) {
      inner = inner.getCause();
    }
    return inner;
  }

  /** Without a cause, as the client's exceptions contain request headers. */
  private static DeliveryFailure failure(ObjectAddress address, String problem) {
    return new DeliveryFailure(address.toString(), problem, null);
  }
}
