package io.oscar.reports.engine;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.delivery.ReportWriter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.Service;
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
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A program in which callers who see different services ask for all reports on some ranges at once,
 * of logs with as many names as are just told apart, and prints what they say, each different
 * answer once.
 */
final class CrowdedTenants {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final int SERVICES = 60;
  private static final int USERS = 24_000;
  private static final int STRANGERS = 9_000;
  private static final int RANGES = 4;
  private static final int VIEWS = 2;
  private static final String LONG = "n".repeat(100);

  private CrowdedTenants() {}

  /**
   * Runs the program.
   *
   * @param arguments the megabytes that are taken up by other things
   */
  public static void main(String[] arguments) throws Exception {
    byte[][] ballast = new byte[Integer.parseInt(arguments[0])][1 << 20];
    ReportFunctions functions = functions(new FullLog());
    var answers = new TreeSet<String>();
    try (var threads = Executors.newCachedThreadPool()) {
      var running = new ArrayList<Future<String>>();
      for (int range = 0; range < RANGES; range++) {
        for (int view = 0; view < VIEWS; view++) {
          for (OperationRequest operationRequest :
              operationRequests(range, new Caller.Remote("Bearer " + view))) {
            running.add(threads.submit(() -> answer(functions, operationRequest)));
          }
        }
      }
      for (Future<String> each : running) {
        answers.add(each.get());
      }
    }
    answers.forEach(System.out::println);
    System.out.println("done beside " + ballast.length + " MB");
  }

  private static List<OperationRequest> operationRequests(int range, Caller caller) {
    return List.of(
        new OperationRequest(Operation.SUMMARY, request(range, caller, null)),
        new OperationRequest(Operation.BREAKDOWN, request(range, caller, GroupBy.SERVICE)),
        new OperationRequest(Operation.BREAKDOWN, request(range, caller, GroupBy.USER)),
        new OperationRequest(Operation.BREAKDOWN, request(range, caller, GroupBy.COUNTRY)));
  }

  private static ReportRequest request(int range, Caller caller, @Nullable GroupBy groupBy) {
    Instant start = NOW.minus(Duration.ofDays(30 + range));
    boolean includeUsers = groupBy == GroupBy.SERVICE;
    return new ReportRequest(
        ReportQuery.builder().range(start, NOW).groupBy(groupBy).includeUsers(includeUsers).build(),
        null,
        false,
        caller);
  }

  /** A report is held until it is written, as for a client. */
  private static String answer(ReportFunctions functions, OperationRequest operationRequest)
      throws Exception {
    return functions.admitted(
        operationRequest.request().caller(),
        () -> {
          ReportResponse report = functions.together(List.of(operationRequest)).getFirst();
          ReportWriter.write(report, ReportFormat.JSON, OutputStream.nullOutputStream());
          return switch (report) {
            case ReportResponse.Summary summary ->
                summary.totals().requestsCountTotal()
                    + " requests, complete: "
                    + report.isComplete();
            case ReportResponse.Breakdown rows ->
                rows.groupBy() + ": " + rows.items().size() + " rows";
            default -> throw new IllegalArgumentException("not asked for");
          };
        });
  }

  private static ReportFunctions functions(RequestLog log) {
    var usage = new UsageReading(Usage.NONE, ok(SourceName.PROMETHEUS));
    return new ReportFunctions(
        new Sources(
            log, request -> usage, (caller, deadline) -> visible(caller), CountryLookup.NONE),
        new ReportLimits(Duration.ofMinutes(5), null, RANGES),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** All services but one, by the number that is the bearer's token. */
  private static InventoryReading visible(Caller caller) {
    String hidden =
        caller instanceof Caller.Remote(String token) && token != null
            ? "service-" + token.substring("Bearer ".length())
            : "";
    List<Service> services =
        IntStream.range(0, SERVICES)
            .mapToObj(i -> new Service("service-" + i, null, null))
            .filter(service -> !service.name().equals(hidden))
            .toList();
    Inventory.Scope scope = hidden.isEmpty() ? Inventory.Scope.CLUSTER : Inventory.Scope.VISIBLE;
    return new InventoryReading(new Inventory(services, scope), ok(SourceName.SERVICE_INVENTORY));
  }

  private static SourceStatus ok(SourceName name) {
    return new SourceStatus(name, Completeness.OK, null, "");
  }

  /** Has as many names as a tally tells apart. */
  private record FullLog() implements RequestLog {
    @Override
    public LogReading read(LogRequest request) {
      Tally.Builder tally = Tally.builder(request.visibility()::knows);
      switch (request.stream()) {
        case MANAGER -> IntStream.range(0, USERS).forEach(i -> count(tally, request, manager(i)));
        case EXPOSED ->
            IntStream.range(0, STRANGERS).forEach(i -> count(tally, request, exposed(i)));
      }
      return new LogReading(tally.build(), ok(name(request.stream())));
    }

    private static Tally.Cell manager(int i) {
      return new Tally.Cell("service-" + i % SERVICES, RequestKind.SYNC, LONG + i, Origin.of("ES"));
    }

    private static Tally.Cell exposed(int i) {
      return new Tally.Cell(LONG + i, RequestKind.EXPOSED, "", Origin.PRIVATE);
    }

    private static void count(Tally.Builder tally, LogRequest request, Tally.Cell cell) {
      if (request.visibility().isVisible(cell.service())) {
        tally.count(cell, 1, 1);
      } else {
        tally.hide(1);
      }
    }

    @Override
    public SourceName name(LogStream stream) {
      return stream == LogStream.MANAGER ? SourceName.LOKI : SourceName.EXPOSED_REQUEST_LOGS;
    }
  }
}
