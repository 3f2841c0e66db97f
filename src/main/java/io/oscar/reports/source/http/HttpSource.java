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
 * Asks one system over HTTP.
 *
 * <p>A call that nobody answered, or that was answered with 429, 5xx or something unreadable, is
 * tried again a few times with growing pauses, as long as the deadline allows. Redirects are not
 * followed, so a credential goes nowhere else. Bodies of errors are read up to a small size.
 */
public final class HttpSource {
  private static final int TRIES = 4;

  // An answer that was damaged on its way is whole the next time; one that is wrong stays so.
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
   * @param endpoint whom to ask
   * @param client the client to ask with, made by {@link HttpClients}
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

  /** The same system, asked with another credential. */
  public HttpSource withAuthorization(@Nullable String authorization) {
    return with(endpoint.withAuthorization(authorization));
  }

  /** The same system, asked with one more header, unless it is there already. */
  public HttpSource withHeader(String name, String value) {
    return with(endpoint.withHeader(name, value));
  }

  private HttpSource with(Endpoint other) {
    return new HttpSource(other, client, longestCall, firstPause, queries, progress);
  }

  /** The same system, each call to which may take so long, whatever the deadline. */
  public HttpSource withLongestCall(Duration time) {
    return new HttpSource(endpoint, client, time, firstPause, queries, progress);
  }

  /**
   * The same system, asked again after other pauses.
   *
   * @param pause the pause before the second try; each one after it is three times as long as the
   *     one before
   */
  public HttpSource retryingAfter(Duration pause) {
    return new HttpSource(endpoint, client, longestCall, pause, queries, progress);
  }

  /** The same system, asked no more at once than a limit allows. */
  public HttpSource within(QueryLimit limit) {
    return new HttpSource(endpoint, client, longestCall, firstPause, limit, progress);
  }

  /** The same system, of whose retries somebody is told. */
  public HttpSource telling(Progress somebody) {
    return new HttpSource(endpoint, client, longestCall, firstPause, queries, somebody);
  }

  /** The system and its address, for messages. */
  public String description() {
    return endpoint.description();
  }

  /**
   * Sends a GET and hands the body of a 200 to the reader.
   *
   * @param action what is being tried, for messages
   * @param path the path below the endpoint's address
   * @param query the parameters
   * @throws SourceFailure if there is no readable answer before the deadline
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
   * Sends the parameters as a form and hands the body of a 200 to the reader; for long queries.
   *
   * @throws SourceFailure if there is no readable answer before the deadline
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

  /** When a call is made again; counts what was unreadable, so it is for one call only. */
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
                    && failure.kind().mayPass()
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
        String why = "the report's deadline came before its turn among " + queries.atOnce();
        throw failure(Kind.TIMEOUT, action, why + " queries at once (QUERIES_AT_ONCE)", null);
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
      throw failure(Kind.TIMEOUT, action, "the report's deadline came first", null);
    }
    Call call = client.newCall(request(url, body));
    call.timeout().timeout(time.toNanos(), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      if (response.code() != 200) {
        throw Refusal.of(response, action, endpoint);
      }
      return reader.read(response.body());
    } catch (SocketTimeoutException noConnection) {
      // Clients limit only the time to connect; the limit of the whole call is the exception below.
      throw failure(
          Kind.UNREACHABLE, action, NetworkProblem.of(noConnection, endpoint), noConnection);
    } catch (InterruptedIOException late) {
      throw failure(Kind.TIMEOUT, action, "no complete answer in " + seconds(time), late);
    } catch (IOException unreachable) {
      throw failure(
          Kind.UNREACHABLE, action, NetworkProblem.of(unreachable, endpoint), unreachable);
    } catch (JacksonException unreadable) {
      throw unreadable(action, time, unreadable);
    }
  }

  /** Jackson wraps what breaks a body while it is being parsed. */
  private SourceFailure unreadable(String action, Duration time, JacksonException unreadable) {
    return switch (unreadable.getCause()) {
      case InterruptedIOException late ->
          failure(Kind.TIMEOUT, action, "no complete answer in " + seconds(time), late);
      case IOException broken ->
          failure(Kind.UNREACHABLE, action, NetworkProblem.of(broken, endpoint), broken);
      case null, default ->
          failure(
              Kind.UNREADABLE, action, "the answer is not the JSON that was expected", unreadable);
    };
  }

  private Request request(HttpUrl url, @Nullable RequestBody body) {
    // A result that a system has cached may be older than what it knows by now.
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
   * Reads the body of a successful answer. Where the connection breaks in the middle of a body, the
   * reader is called again with the body of the next try: it must keep nothing from the last one.
   */
  @FunctionalInterface
  public interface BodyReader<T> {
    T read(ResponseBody body) throws IOException;
  }
}
