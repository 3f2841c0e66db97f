package io.oscar.reports.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.Progress;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.backoff.BackOffExecution;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpSourceTest {
  private static final Deadline LATER = Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());
  private static final String SECRET = "Bearer s3cr3t-token";

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Endpoint endpoint() {
    return Endpoint.of("Loki", server.url("/base?x=1")).withAuthorization(SECRET);
  }

  private HttpSource source() {
    return new HttpSource(endpoint(), HttpClients.create(endpoint()));
  }

  private HttpSource quickSource() {
    return source().withFirstPause(Duration.ofMillis(1));
  }

  private String get(Deadline deadline) {
    return get(quickSource(), deadline);
  }

  private static String get(HttpSource source, Deadline deadline) {
    return source.get("reading lines", "api/v1", Map.of(), deadline, ResponseBody::string);
  }

  private SourceFailure failure(Deadline deadline) {
    return catchThrowableOfType(SourceFailure.class, () -> get(deadline));
  }

  private void answer(int times, MockResponse response) {
    for (int i = 0; i < times; i++) {
      server.enqueue(response);
    }
  }

  private static MockResponse status(int code, String body) {
    return new MockResponse.Builder().code(code).body(body).build();
  }

  @Test
  void sendsEncodedParametersAndCredential() throws InterruptedException {
    answer(1, status(200, "fine"));
    String body =
        source()
            .get(
                "asking",
                "api/v1",
                Map.of("query", "{a=\"b&c\"} |~ 1+1"),
                LATER,
                ResponseBody::string);
    var request = server.takeRequest();
    assertThat(body).isEqualTo("fine");
    assertThat(request.getUrl().encodedPath()).isEqualTo("/base/api/v1");
    assertThat(request.getUrl().queryParameter("query")).isEqualTo("{a=\"b&c\"} |~ 1+1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo(SECRET);
  }

  @Test
  void postsParametersAsForm() throws InterruptedException {
    answer(1, status(200, "fine"));
    source().post("asking", "q", Map.of("query", "a b&c"), LATER, ResponseBody::string);
    var request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(Objects.requireNonNull(request.getBody()).utf8()).isEqualTo("query=a+b%26c");
  }

  @Test
  void doesNotFollowRedirects() throws IOException {
    try (var other = new MockWebServer()) {
      other.start();
      answer(
          1,
          new MockResponse.Builder()
              .code(302)
              .addHeader("Location", other.url("/").toString())
              .build());
      SourceFailure failure = failure(LATER);
      assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
      assertThat(failure).hasMessageContaining("HTTP 302");
      assertThat(other.getRequestCount()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void retriesBusySystem(int code) {
    answer(1, status(code, "busy"));
    answer(1, status(200, "fine"));
    assertThat(get(LATER)).isEqualTo("fine");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void givesUpAfterFourAttempts() {
    answer(9, status(503, "too many outstanding requests"));
    SourceFailure failure = failure(LATER);
    assertThat(failure.kind()).isEqualTo(Kind.BUSY);
    assertThat(failure).hasMessageEndingWith("failed: HTTP 503: too many outstanding requests");
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void backsOffExponentially() {
    BackOffExecution pauses = source().retryPolicy(LATER).getBackOff().start();
    assertThat(Stream.generate(pauses::nextBackOff).limit(4))
        .containsExactly(200L, 600L, 1_800L, BackOffExecution.STOP);
  }

  @Test
  void reportsEachRetryToTheListener() {
    answer(9, status(503, "busy"));
    var told = new ArrayList<String>();
    assertThatThrownBy(() -> get(quickSource().withProgress(new RetriesOnly(told::add)), LATER))
        .isInstanceOf(SourceFailure.class);
    assertThat(told).hasSize(3).allMatch(text -> text.endsWith("failed: HTTP 503: busy"));
  }

  @Test
  void doesNotRetryPastDeadline() {
    answer(9, status(503, ""));
    Deadline soon = Deadline.in(Duration.ofMillis(150), Clock.systemUTC());
    assertThatThrownBy(() -> get(source(), soon)).isInstanceOf(SourceFailure.class);
    assertThat(server.getRequestCount()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400,REFUSED", "401,UNAUTHORIZED", "403,UNAUTHORIZED", "404,UNSUPPORTED", "405,UNSUPPORTED",
    "413,TOO_LARGE", "422,TOO_LARGE", "408,TIMEOUT", "504,TIMEOUT", "301,REFUSED"
  })
  void classifiesClientErrorsAndDoesNotRetryThem(int code, Kind kind) {
    answer(9, status(code, "no"));
    assertThat(failure(LATER).kind()).isEqualTo(kind);
    // The client library itself repeats a request that was answered with 408 once.
    assertThat(server.getRequestCount()).isEqualTo(code == 408 ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource({
    "500,grpc: received message larger than max (9 vs. 4),TOO_LARGE",
    "503,query timed out in expression evaluation,TIMEOUT",
    "500,context deadline exceeded,TIMEOUT"
  })
  void doesNotRetryQueriesThatAreTooLargeOrTooSlow(int code, String text, Kind kind) {
    answer(9, status(code, text));
    assertThat(failure(LATER).kind()).isEqualTo(kind);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"a\":", "<html>Bad gateway</html>"})
  void retriesUnreadableResponse(String broken) {
    answer(1, status(200, broken));
    answer(1, status(200, "{\"a\":1}"));
    assertThat(json(quickSource())).isEqualTo(1);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void retriesEmptyResponse() {
    answer(1, new MockResponse.Builder().code(204).build());
    answer(1, status(200, "fine"));
    assertThat(get(LATER)).isEqualTo("fine");
  }

  @Test
  void reportsUnreadableResponseAfterTwoAttempts() {
    answer(9, status(200, "<html>Log in</html>"));
    SourceFailure failure = catchThrowableOfType(SourceFailure.class, () -> json(quickSource()));
    assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(failure).hasMessageEndingWith("unexpected JSON in the response");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  private static int json(HttpSource source) {
    return source.get(
        "reading",
        "api/v1",
        Map.of(),
        LATER,
        body -> {
          JsonNode read = JsonMapper.shared().readTree(body.byteStream());
          if (!read.isObject()) {
            throw new SourceFailure(
                Kind.UNREADABLE, "reading", "Loki", "unexpected JSON in the response", null);
          }
          return read.path("a").asInt();
        });
  }

  @Test
  void sendsCacheControlNoCache() throws InterruptedException {
    answer(1, status(200, "fine"));
    get(LATER);
    assertThat(server.takeRequest().getHeaders().get("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void limitsTimeOfOneCall() {
    answer(1, new MockResponse.Builder().body("late").headersDelay(20, TimeUnit.SECONDS).build());
    HttpSource impatient = source().withLongestCall(Duration.ofMillis(300));
    SourceFailure failure =
        catchThrowableOfType(
            SourceFailure.class,
            () -> impatient.get("asking", "api/v1", Map.of(), LATER, ResponseBody::string));
    assertThat(failure.isUnanswered()).isTrue();
    assertThat(failure).hasMessageEndingWith("no complete response within 0.3 s");
  }

  @Test
  void truncatesErrorTexts() {
    answer(1, status(400, "parse error\n\tat 1 " + "x".repeat(100_000)));
    assertThat(failure(LATER)).hasMessageContaining("HTTP 400: parse error at 1 xxx");
    answer(1, status(400, "y".repeat(100_000)));
    assertThat(failure(LATER).getMessage()).hasSizeLessThan(450).endsWith("…");
  }

  @Test
  void dropsHtmlErrorPages() {
    answer(1, status(400, "<html><body>Bad Request</body></html>"));
    assertThat(failure(LATER)).hasMessageEndingWith("failed: HTTP 400");
  }

  @Test
  void stopsWaitingForHeadersAtDeadline() {
    answer(1, new MockResponse.Builder().body("late").headersDelay(20, TimeUnit.SECONDS).build());
    SourceFailure failure = failure(Deadline.in(Duration.ofMillis(300), Clock.systemUTC()));
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void stopsReadingBodyAtDeadline() {
    answer(
        1,
        new MockResponse.Builder()
            .body("x".repeat(10_000))
            .throttleBody(10, 1, TimeUnit.SECONDS)
            .build());
    SourceFailure failure = failure(Deadline.in(Duration.ofMillis(300), Clock.systemUTC()));
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void sendsNothingAfterDeadline() {
    SourceFailure failure = failure(Deadline.in(Duration.ZERO, Clock.systemUTC()));
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void retriesWhenConnectionBreaksWithinBody() {
    answer(
        1,
        new MockResponse.Builder()
            .body("x".repeat(100_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    answer(1, status(200, "fine"));
    assertThat(get(LATER)).isEqualTo("fine");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void reportsUnreachableSystem() {
    HttpSource source = source();
    server.close();
    SourceFailure failure =
        catchThrowableOfType(
            SourceFailure.class,
            () ->
                source.get(
                    "asking",
                    "x",
                    Map.of(),
                    Deadline.in(Duration.ofMillis(500), Clock.systemUTC()),
                    ResponseBody::string));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void readsGzipBodies() throws IOException {
    var compressed = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(compressed))) {
      sink.writeUtf8("fine");
    }
    answer(
        1,
        new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(compressed).build());
    assertThat(get(LATER)).isEqualTo("fine");
  }

  @SuppressWarnings("ObjectToString") // that it shows no credential is what is tested
  @Test
  void hidesCredentialInMessagesAndToString() {
    answer(9, status(401, ""));
    HttpSource source = source();
    assertThat(source + endpoint().toString() + source.description() + failure(LATER))
        .contains("Loki at http://")
        .doesNotContain("s3cr3t")
        .doesNotContain("x=1");
  }

  /** Somebody who waits and wants to know of retries only. */
  private record RetriesOnly(Consumer<String> somebody) implements Progress {
    @Override
    public Task begin() {
      return NONE.begin();
    }

    @Override
    public void retrying(String failure) {
      somebody.accept(failure);
    }
  }
}
