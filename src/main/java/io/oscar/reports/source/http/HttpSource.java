package io.oscar.reports.source.http;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.Progress;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.CacheControl;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import tools.jackson.core.JacksonException;

/**
 * Calls one system over HTTP.
 *
 * <p>Network errors, 429, 5xx and unreadable responses are retried a few times with exponential
 * backoff, within the deadline. Redirects are not followed, so that credentials are not leaked.
 * Error bodies are limited in size.
 */
public final class HttpSource {
  private static final int TRIES = 4;

  // A response damaged in transit is retried once; other unreadable responses would not change.
  private static final int TRIES_OF_UNREADABLE = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

  private final Endpoint endpoint;
  private final OkHttpClient client;
  private final Duration longestCall;
  private final Duration firstPause;
  private final QueryLimit queries;
  private final Progress progress;

  /**
   * @param endpoint the endpoint
   * @param client the client, created by {@link HttpClients}
   */
  public HttpSource(Endpoint endpoint, OkHttpClient client) {
    this(endpoint, client, LONGEST_CALL, FIRST_PAUSE, QueryLimit.none(), Progress.NONE);
  }

  private HttpSource(
      Endpoint endpoint,
      OkHttpClient client,
      Duration longestCall,
      Duration firstPause,
      QueryLimit queries,
      Progress progress) {
    this.endpoint = endpoint;
    this.client = client;
    this.longestCall = longestCall;
    this.firstPause = firstPause;
    this.queries = queries;
    this.progress = progress;
  }

  /** The same system with another credential. */
  public HttpSource withAuthorization(@Nullable String authorization) {
    return with(endpoint.withAuthorization(authorization));
  }

  /** The same system with one more header, unless already set. */
  public HttpSource withHeader(String name, String value) {
    return with(endpoint.withHeader(name, value));
  }

  private HttpSource with(Endpoint other) {
    return new HttpSource(other, client, longestCall, firstPause, queries, progress);
  }

  /** The same system with a timeout per call, in addition to the deadline. */
  public HttpSource withLongestCall(Duration time) {
    return new HttpSource(endpoint, client, time, firstPause, queries, progress);
  }

  /**
   * The same system with another retry delay.
   *
   * @param pause the delay before the first retry; each further one is three times as long
   */
  public HttpSource withFirstPause(Duration pause) {
    return new HttpSource(endpoint, client, longestCall, pause, queries, progress);
  }

  /** The same system with a limit of concurrent queries. */
  public HttpSource within(QueryLimit limit) {
    return new HttpSource(endpoint, client, longestCall, firstPause, limit, progress);
  }

  /** The same system, reporting retries. */
  public HttpSource withProgress(Progress somebody) {
    return new HttpSource(endpoint, client, longestCall, firstPause, queries, somebody);
  }

  /** The system and its address, for messages. */
  public String description() {
    return endpoint.description();
  }

  /**
   * Sends a GET and passes the body of a 200 to the reader.
   *
   * @param action the action, for messages
   * @param path the path below the endpoint's URL
   * @param query the parameters
   * @throws SourceFailure if there is no readable response before the deadline
   */
  public <T> T get(
      String action,
      String path,
      Map<String, String> query,
      Deadline deadline,
      BodyReader<T> reader) {
    HttpUrl.Builder url = endpoint.url().newBuilder().addPathSegments(path);
    query.forEach(url::addQueryParameter);
    return send(action, url.build(), null, deadline, reader);
  }

  /**
   * Sends the parameters as a form and passes the body of a 200 to the reader; for long queries.
   *
   * @throws SourceFailure if there is no readable response before the deadline
   */
  public <T> T post(
      String action,
      String path,
      Map<String, String> form,
      Deadline deadline,
      BodyReader<T> reader) {
    var body = new FormBody.Builder();
    form.forEach(body::add);
    HttpUrl url = endpoint.url().newBuilder().addPathSegments(path).build();
    return send(action, url, body.build(), deadline, reader);
  }

  private <T> T send(
      String action,
      HttpUrl url,
      @Nullable RequestBody body,
      Deadline deadline,
      BodyReader<T> reader) {
    return retries(deadline).invoke(() -> sendInTurn(action, url, body, deadline, reader));
  }

  private RetryTemplate retries(Deadline deadline) {
    var retries = new RetryTemplate(retryPolicy(deadline));
    retries.setRetryListener(
        new RetryListener() {
          @Override
          public void beforeRetry(RetryPolicy policy, Retryable<?> call, RetryState state) {
            progress.retrying(((SourceFailure) state.getLastException()).getMessage());
          }
        });
    return retries;
  }

  /** The retry policy of one call; it counts unreadable responses. */
  RetryPolicy retryPolicy(Deadline deadline) {
    var unreadable = new AtomicInteger();
    return RetryPolicy.builder()
        .maxRetries(TRIES - 1)
        .delay(firstPause)
        .multiplier(3)
        .timeout(deadline.remaining())
        .predicate(
            thrown ->
                thrown instanceof SourceFailure failure
                    && failure.kind().isRetryable()
                    && (failure.kind() != Kind.UNREADABLE
                        || unreadable.incrementAndGet() < TRIES_OF_UNREADABLE))
        .build();
  }

  private <T> T sendInTurn(
      String action,
      HttpUrl url,
      @Nullable RequestBody body,
      Deadline deadline,
      BodyReader<T> reader) {
    try (var turn = queries.take(deadline).orElse(null)) {
      if (turn == null) {
        String why = "report deadline exceeded while waiting for one of " + queries.atOnce();
        throw failure(Kind.TIMEOUT, action, why + " concurrent queries (QUERIES_AT_ONCE)", null);
      }
      return sendOnce(action, url, body, deadline, reader);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failure(Kind.TIMEOUT, action, "interrupted", stopped);
    }
  }

  private <T> T sendOnce(
      String action,
      HttpUrl url,
      @Nullable RequestBody body,
      Deadline deadline,
      BodyReader<T> reader) {
    Duration time = deadline.remaining(longestCall);
    if (time.isZero()) {
      throw failure(Kind.TIMEOUT, action, "report deadline exceeded", null);
    }
    Call call = client.newCall(request(url, body));
    call.timeout().timeout(time.toNanos(), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      if (response.code() != 200) {
        throw HttpErrorResponse.of(response, action, endpoint);
      }
      return reader.read(response.body());
    } catch (SocketTimeoutException noConnection) {
      // Clients limit only the connect time; the call timeout is the exception below.
      throw failure(
          Kind.UNREACHABLE, action, NetworkProblem.of(noConnection, endpoint), noConnection);
    } catch (InterruptedIOException late) {
      throw failure(Kind.TIMEOUT, action, "no complete response within " + seconds(time), late);
    } catch (IOException unreachable) {
      throw failure(
          Kind.UNREACHABLE, action, NetworkProblem.of(unreachable, endpoint), unreachable);
    } catch (JacksonException unreadable) {
      throw unreadable(action, time, unreadable);
    }
  }

  /** Jackson wraps I/O errors while parsing. */
  private SourceFailure unreadable(String action, Duration time, JacksonException unreadable) {
    return switch (unreadable.getCause()) {
      case InterruptedIOException late ->
          failure(Kind.TIMEOUT, action, "no complete response within " + seconds(time), late);
      case IOException broken ->
          failure(Kind.UNREACHABLE, action, NetworkProblem.of(broken, endpoint), broken);
      case null, default ->
          failure(Kind.UNREADABLE, action, "unexpected JSON in the response", unreadable);
    };
  }

  private Request request(HttpUrl url, @Nullable RequestBody body) {
    // Cached results may be outdated.
    var request = new Request.Builder().url(url).cacheControl(CacheControl.FORCE_NETWORK);
    endpoint.headers().forEach(request::header);
    if (endpoint.authorization() != null) {
      request.header("Authorization", endpoint.authorization());
    }
    return body == null ? request.build() : request.post(body).build();
  }

  private SourceFailure failure(Kind kind, String action, String why, @Nullable Throwable cause) {
    return new SourceFailure(kind, action, description(), why, cause);
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }

  /**
   * Reads the body of a successful response. If the connection is lost within a body, the reader is
   * called again on retry, so it must not keep state.
   */
  @FunctionalInterface
  public interface BodyReader<T> {
    T read(ResponseBody body) throws IOException;
  }
}
