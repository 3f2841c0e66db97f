package io.oscar.reports.trigger.http;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.config.HttpSettings.Access;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.engine.ReportLimits;
import io.oscar.reports.engine.Sources;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A server whose manager takes its time, and accepts the administrator alone. */
final class AttackedServer implements AutoCloseable {
  static final String ADMIN = "Authorization: Basic b3NjYXI6c2VjcmV0\r\n";
  static final String JUNK = "Authorization: Bearer junk\r\n";

  private final AtomicInteger checks = new AtomicInteger();
  private final Duration manager;
  private final int users;
  private final ReportServer server;

  /**
   * @param manager how long the manager takes
   * @param users how many users there are, for the size of a report
   */
  AttackedServer(Duration manager, int users) {
    this.manager = manager;
    this.users = users;
    var sources =
        new Sources(
            new Log(),
            request -> new UsageReading(Usage.NONE, ok(SourceName.PROMETHEUS)),
            this::check,
            CountryLookup.NONE);
    var limits = new ReportLimits(Duration.ofSeconds(50), null, 4);
    var functions = new ReportFunctions(sources, limits, Clock.systemUTC());
    this.server = ReportServer.start(functions, new HttpSettings(0, List.of(), Access.MANAGER));
  }

  int port() {
    return server.port();
  }

  /** How often the manager was asked. */
  int checks() {
    return checks.get();
  }

  RawClient client() throws IOException {
    return new RawClient(port());
  }

  /** Asks whether the server lives. */
  String liveness() throws IOException {
    try (RawClient client = client()) {
      client.send("GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\n\r\n");
      return client.statusLine();
    }
  }

  private InventoryReading check(Caller caller, Deadline deadline) {
    if (caller.equals(new Caller.Remote(null))) {
      throw new AccessDenied(401, "a credential is required");
    }
    checks.incrementAndGet();
    try {
      Thread.sleep(manager);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (caller.equals(new Caller.Remote("Basic b3NjYXI6c2VjcmV0"))) {
      return new InventoryReading(
          new Inventory(List.of(), Inventory.Scope.CLUSTER), ok(SourceName.SERVICE_INVENTORY));
    }
    throw new AccessDenied(401, "refused");
  }

  private static SourceStatus ok(SourceName name) {
    return new SourceStatus(name, Completeness.OK, null, "");
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Log implements RequestLog {
    @Override
    public LogReading read(LogRequest request) {
      Tally.Builder tally = Tally.builder();
      for (int i = 0; i < users; i++) {
        String user = "user-%06d-%s".formatted(i, "x".repeat(230));
        tally.count(new Tally.Cell("cowsay", RequestKind.SYNC, user, Origin.of("ES")), 1);
      }
      return new LogReading(tally.build(), ok(name(request.stream())));
    }

    @Override
    public SourceName name(LogStream stream) {
      return stream == LogStream.MANAGER ? SourceName.LOKI : SourceName.EXPOSED_REQUEST_LOGS;
    }
  }
}
