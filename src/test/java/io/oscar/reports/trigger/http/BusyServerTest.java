package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.engine.ReportLimits;
import io.oscar.reports.engine.Sources;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.UsageReading;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A server that may make one report at once, and is asked for two. */
class BusyServerTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);

  @Test
  void returns503WithRetryAfterWhenBusy() throws Exception {
    var server = ReportServer.start(functions(), new HttpSettings(0, List.of()));
    try (server;
        var client = HttpClient.newHttpClient()) {
      var first = client.sendAsync(request(server), BodyHandlers.ofString());
      asked.await();
      var second = client.send(request(server), BodyHandlers.ofString());
      answer.countDown();

      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("Retry-After")).contains("10");
      assertThat(second.body())
          .isEqualTo("{\"error\":\"too many concurrent reports, retry later\"}");
      assertThat(first.get().statusCode()).isEqualTo(200);
    }
  }

  private static HttpRequest request(ReportServer server) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/metric"))
        .POST(BodyPublishers.ofString("{\"metric\": \"cpu-hours\"}"))
        .build();
  }

  /**
   * The second waits for a second, half of its time; the first is answered as soon as it gives up.
   */
  private ReportFunctions functions() {
    var sources =
        new Sources(
            new NoLog(),
            request -> {
              asked.countDown();
              awaitAnswer();
              return new UsageReading(
                  Usage.NONE, SourceStatus.missing(SourceName.PROMETHEUS, "there is none"));
            },
            (caller, deadline) ->
                new InventoryReading(
                    Inventory.UNKNOWN,
                    SourceStatus.missing(SourceName.SERVICE_INVENTORY, "there is none")),
            CountryLookup.NONE);
    var limits = new ReportLimits(Duration.ofSeconds(2), null, 1);
    return new ReportFunctions(sources, limits, Clock.systemUTC());
  }

  private void awaitAnswer() {
    try {
      answer.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class NoLog implements RequestLog {
    @Override
    public LogReading read(LogRequest request) {
      throw new AssertionError("not asked");
    }

    @Override
    public SourceName name(LogStream stream) {
      return SourceName.LOKI;
    }
  }
}
