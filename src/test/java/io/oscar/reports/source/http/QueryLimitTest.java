package io.oscar.reports.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two systems that share a limit, and count who asks them at once. */
@Timeout(60)
class QueryLimitTest {
  private final MockWebServer server = new MockWebServer();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final CountDownLatch answer = new CountDownLatch(1);
  private volatile Duration each = Duration.ofMillis(20);

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
              if (request.getTarget().startsWith("/hang")) {
                answer.await();
              }
              Thread.sleep(each);
            } finally {
              underWay.decrementAndGet();
            }
            return new MockResponse.Builder().body("fine").build();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    answer.countDown();
    threads.shutdownNow();
    server.close();
  }

  private HttpSource source(String system, QueryLimit limit) {
    Endpoint endpoint = Endpoint.of(system, server.url("/"));
    return new HttpSource(endpoint, HttpClients.create(endpoint)).within(limit);
  }

  private static Deadline in(Duration time) {
    return Deadline.in(time, Clock.systemUTC());
  }

  private Future<String> ask(HttpSource source, String path, Deadline deadline) {
    return threads.submit(
        () -> source.get("asking", path, Map.of(), deadline, ResponseBody::string));
  }

  @Test
  void limitsConcurrentQueriesOfAllSystems() throws Exception {
    var limit = new QueryLimit(3);
    HttpSource loki = source("Loki", limit);
    HttpSource prometheus = source("Prometheus", limit);
    var calls = new ArrayList<Future<String>>();
    for (int i = 0; i < 20; i++) {
      calls.add(ask(loki, "q", in(Duration.ofSeconds(50))));
      calls.add(ask(prometheus, "q", in(Duration.ofSeconds(50))));
    }
    for (Future<String> call : calls) {
      assertThat(call.get()).isEqualTo("fine");
    }
    assertThat(most).hasValue(3);
  }

  @Test
  void servesReportWithFewQueriesBeforeOneWithMany() throws Exception {
    each = Duration.ofMillis(50);
    HttpSource source = source("Loki", new QueryLimit(1));
    Deadline ofMany = in(Duration.ofSeconds(50));
    List<Future<String>> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(ask(source, "q", ofMany));
    }
    Thread.sleep(100);
    ask(source, "q", in(Duration.ofSeconds(49))).get();
    assertThat(many).filteredOn(call -> !call.isDone()).hasSizeGreaterThan(5);
  }

  @Test
  void countsWaitAgainstDeadline() throws Exception {
    HttpSource source = source("Loki", new QueryLimit(1));
    Future<String> hanging = ask(source, "hang", in(Duration.ofSeconds(50)));
    awaitUnderWay();

    Deadline soon = in(Duration.ofMillis(50));
    SourceFailure failure =
        catchThrowableOfType(
            SourceFailure.class,
            () -> source.get("asking", "q", Map.of(), soon, ResponseBody::string));
    assertThat(failure.kind()).isEqualTo(SourceFailure.Kind.TIMEOUT);
    assertThat(failure)
        .hasMessageEndingWith(
            "failed: report deadline exceeded while waiting for one of 1 concurrent queries"
                + " (QUERIES_AT_ONCE)");
    answer.countDown();
    assertThat(hanging.get()).isEqualTo("fine");
  }

  @Test
  void stopsWaitingWhenInterrupted() throws Exception {
    HttpSource source = source("Loki", new QueryLimit(1));
    Future<String> hanging = ask(source, "hang", in(Duration.ofSeconds(50)));
    awaitUnderWay();
    var ended = new CountDownLatch(1);
    Future<?> waiting =
        threads.submit(
            () -> {
              try {
                source.get(
                    "asking", "q", Map.of(), in(Duration.ofSeconds(50)), ResponseBody::string);
              } catch (SourceFailure interrupted) {
                ended.countDown();
              }
            });
    Thread.sleep(50);
    waiting.cancel(true);
    ended.await();
    answer.countDown();
    assertThat(hanging.get()).isEqualTo("fine");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private void awaitUnderWay() throws InterruptedException {
    while (underWay.get() == 0) {
      Thread.sleep(5);
    }
  }
}
