package io.oscar.reports.trigger;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.engine.ReportLimits;
import io.oscar.reports.engine.Sources;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Hours;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.Service;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A cluster of two services whose credentials say what happens to the caller. */
public final class FakeCluster {
  /** The moment at which every report is made. */
  public static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private FakeCluster() {}

  /** Functions over a cluster that can answer for everything. */
  public static ReportFunctions complete() {
    return functions(Completeness.OK);
  }

  /** Functions over a cluster whose request log has a gap. */
  public static ReportFunctions incomplete() {
    return functions(Completeness.PARTIAL);
  }

  private static ReportFunctions functions(Completeness ofLog) {
    var usage = new Usage(Map.of("cowsay", new Hours(12.5, 0)), Hours.NONE);
    var sources =
        new Sources(
            new Log(ofLog),
            request -> new UsageReading(usage, status(SourceName.PROMETHEUS, Completeness.OK)),
            FakeCluster::list,
            CountryLookup.NONE);
    var deadlines = new ReportLimits(Duration.ofSeconds(50), null, 4);
    return new ReportFunctions(sources, deadlines, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static InventoryReading list(Caller caller, Deadline deadline) {
    String credential =
        caller instanceof Caller.Remote remote ? String.valueOf(remote.authorization()) : "";
    return switch (credential) {
      case "Bearer refused" -> throw new AccessDenied(401, "the manager refuses the credential");
      case "Bearer forbidden" -> throw new AccessDenied(403, "the manager forbids it");
      case "Bearer offline" -> throw new AccessUnverifiable("the manager does not answer");
      case "Bearer broken" -> throw new AssertionError("broken with Bearer broken");
      case "Bearer scoped" -> inventory(Inventory.Scope.VISIBLE);
      default -> inventory(Inventory.Scope.CLUSTER);
    };
  }

  private static InventoryReading inventory(Inventory.Scope scope) {
    return new InventoryReading(
        new Inventory(List.of(new Service("cowsay", null, null)), scope),
        status(SourceName.SERVICE_INVENTORY, Completeness.OK));
  }

  private static SourceStatus status(SourceName name, Completeness completeness) {
    String notes = completeness == Completeness.OK ? "" : "a day is missing";
    return new SourceStatus(name, completeness, null, notes);
  }

  private record Log(Completeness completeness) implements RequestLog {
    @Override
    public LogReading read(LogRequest request) {
      Tally.Builder tally = Tally.builder();
      if (request.stream() == LogStream.MANAGER) {
        tally.count(cell("cowsay", RequestKind.SYNC, "alice@egi.eu", "ES"), 12);
        tally.count(cell("cowsay", RequestKind.ASYNC, "=cmd()", "PT"), 3);
        tally.count(cell("plants", RequestKind.SYNC, "nil", "ES"), 5);
      } else {
        tally.count(cell("plants", RequestKind.EXPOSED, "", ""), 7);
      }
      return new LogReading(tally.build(), status(name(request.stream()), completeness));
    }

    private static Tally.Cell cell(String service, RequestKind kind, String user, String country) {
      return new Tally.Cell(service, kind, user, Origin.of(country));
    }

    @Override
    public SourceName name(LogStream stream) {
      return stream == LogStream.MANAGER ? SourceName.LOKI : SourceName.EXPOSED_REQUEST_LOGS;
    }
  }
}
