package io.oscar.reports.source.loki;

import io.oscar.reports.real.LokiLine;
import io.oscar.reports.real.LokiOptions;
import io.oscar.reports.real.LokiServer;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.RequestLogContract;
import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.tally.Timestamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract against a real Loki; every test is a tenant of its own. */
@Tag("real")
class RealLokiRequestLogTest extends RequestLogContract {
  private static final AtomicInteger TENANTS = new AtomicInteger();
  private static LokiServer loki;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    loki = LokiServer.start(LokiOptions.stock().withTenants());
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    loki.close();
  }

  @Override
  protected RequestLog logOf(List<LoggedLine> manager, List<LoggedLine> exposed) {
    String tenant = "test-" + TENANTS.incrementAndGet();
    push(Lokis.MANAGER, manager, tenant);
    push(Lokis.INGRESS, exposed, tenant);
    var headers = Map.of("X-Scope-OrgID", tenant);
    return Lokis.requestLog(
        new Endpoint("Loki", HttpUrl.get(loki.url().toString()), null, headers, null));
  }

  private static void push(Map<String, String> stream, List<LoggedLine> lines, String tenant) {
    List<LokiLine> loaded =
        lines.stream()
            .map(line -> new LokiLine(Timestamps.toNanos(line.time()), line.text(), line.labels()))
            .toList();
    try {
      loki.push(stream, loaded, tenant);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
