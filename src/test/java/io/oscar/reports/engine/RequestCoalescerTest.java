package io.oscar.reports.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.Hours;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.Inventory.Scope;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.ReportResponse.Summary;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls for the same range at the same time. */
@Timeout(60)
class RequestCoalescerTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-10-31T23:59:59Z");

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch isReadable = new CountDownLatch(1);

  @Test
  void readsOnceForFourCallsOfPage() throws Exception {
    ReportFunctions functions = functions(4);

    List<ReportResponse> reports =
        atOnce(
            List.of(
                () -> functions.of(Operation.SUMMARY).apply(request("Bearer ann", END, null)),
                () ->
                    functions
                        .of(Operation.BREAKDOWN)
                        .apply(request("Bearer ann", END, GroupBy.SERVICE)),
                () ->
                    functions
                        .of(Operation.BREAKDOWN)
                        .apply(request("Bearer ann", END, GroupBy.COUNTRY)),
                () ->
                    functions
                        .of(Operation.BREAKDOWN)
                        .apply(request("Bearer ann", END, GroupBy.USER))));

    assertThat(asked).filteredOn(what -> what.startsWith("log")).hasSize(2);
    assertThat(asked).contains("log MANAGER", "log EXPOSED", "usage by service");
    assertThat(((Summary) reports.get(0)).totals().requestsCountTotal()).isEqualTo(3);
    assertThat(((Breakdown) reports.get(1)).items()).extracting("key").containsExactly("ann-1");
    assertThat(((Breakdown) reports.get(3)).items()).extracting("key").containsExactly("ann");
    assertThat(reports.get(3).sources())
        .extracting(SourceStatus::name)
        .containsExactly(
            SourceName.SERVICE_INVENTORY, SourceName.LOKI, SourceName.COUNTRY_ATTRIBUTION);
  }

  @Test
  void needsOnePermitForManyCallersOfOneRange() throws Exception {
    ReportFunctions functions = functions(1);
    List<Callable<ReportResponse>> calls =
        IntStream.range(0, 64)
            .<Callable<ReportResponse>>mapToObj(
                i ->
                    () ->
                        functions.of(Operation.SUMMARY).apply(request("Basic b3NjYXI=", END, null)))
            .toList();

    List<ReportResponse> reports = atOnce(calls);

    assertThat(reports).hasSize(64).allMatch(report -> report.equals(reports.getFirst()));
    assertThat(asked).filteredOn("log MANAGER"::equals).hasSize(1);
  }

  @Test
  void givesEachCallerOnlyVisibleServices() throws Exception {
    ReportFunctions functions = functions(4);

    List<ReportResponse> reports =
        atOnce(
            List.of(
                () ->
                    functions
                        .of(Operation.BREAKDOWN)
                        .apply(request("Bearer ann", END, GroupBy.SERVICE)),
                () ->
                    functions
                        .of(Operation.BREAKDOWN)
                        .apply(request("Bearer bob", END, GroupBy.SERVICE)),
                () ->
                    functions
                        .of(Operation.BREAKDOWN)
                        .apply(request("Basic b3NjYXI=", END, GroupBy.SERVICE))));

    assertThat(((Breakdown) reports.get(0)).items()).extracting("key").containsExactly("ann-1");
    assertThat(((Breakdown) reports.get(1)).items()).extracting("key").containsExactly("bob-1");
    assertThat(((Breakdown) reports.get(2)).items())
        .extracting("key")
        .containsExactly("ann-1", "bob-1");
  }

  @Test
  void readsDifferentRangesSeparately() throws Exception {
    ReportFunctions functions = functions(4);

    atOnce(
        List.of(
            () -> functions.of(Operation.SUMMARY).apply(request("Basic b3NjYXI=", END, null)),
            () ->
                functions
                    .of(Operation.SUMMARY)
                    .apply(request("Basic b3NjYXI=", END.minusSeconds(1), null))));

    assertThat(asked).filteredOn("log MANAGER"::equals).hasSize(2);
  }

  @Test
  void readsAgainForLaterCaller() {
    ReportFunctions functions = functions(4);
    isReadable.countDown();

    for (int call = 0; call < 2; call++) {
      assertThat(
              functions
                  .of(Operation.SUMMARY)
                  .apply(request("Basic b3NjYXI=", END, null))
                  .isComplete())
          .isTrue();
    }

    assertThat(asked).filteredOn("log MANAGER"::equals).hasSize(2);
  }

  @Test
  void readsAgainForCallerThatComesWhileResponseIsWritten() {
    ReportFunctions functions = functions(4);
    isReadable.countDown();
    ReportRequest request = request("Basic b3NjYXI=", END, null);

    boolean areComplete =
        functions.admitted(
            request.caller(),
            () -> {
              var written = functions.of(Operation.SUMMARY).apply(request); // until the call ends
              var next =
                  functions.admitted(
                      request.caller(), () -> functions.of(Operation.SUMMARY).apply(request));
              return written.isComplete() && next.isComplete();
            });

    assertThat(areComplete).isTrue();

    assertThat(asked).filteredOn("log MANAGER"::equals).hasSize(2);
  }

  /** Lets the log be read when all calls wait for something. */
  private List<ReportResponse> atOnce(List<Callable<ReportResponse>> calls) throws Exception {
    return Crowd.atOnce(calls, isReadable::countDown);
  }

  private ReportFunctions functions(int atOnce) {
    var sources =
        new Sources(
            new SlowLog(),
            request -> {
              asked.add(request.byService() ? "usage by service" : "usage");
              var hours = Map.of("ann-1", new Hours(2, 0), "bob-1", new Hours(1, 0));
              return new UsageReading(new Usage(hours, Hours.NONE), ok(SourceName.PROMETHEUS));
            },
            (caller, deadline) -> new InventoryReading(inventory(caller), inventoryStatus()),
            CountryLookup.NONE);
    var limits = new ReportLimits(Duration.ofSeconds(50), null, atOnce);
    return new ReportFunctions(sources, limits, Clock.systemUTC());
  }

  private static Inventory inventory(Caller caller) {
    String authorization =
        caller instanceof Caller.Remote(String shown) && shown != null ? shown : "";
    return switch (authorization) {
      case "Bearer ann" -> new Inventory(List.of(service("ann-1")), Scope.VISIBLE);
      case "Bearer bob" -> new Inventory(List.of(service("bob-1")), Scope.VISIBLE);
      default -> new Inventory(List.of(service("ann-1"), service("bob-1")), Scope.CLUSTER);
    };
  }

  private static Service service(String name) {
    return new Service(name, null, null);
  }

  private static SourceStatus inventoryStatus() {
    return ok(SourceName.SERVICE_INVENTORY);
  }

  private static ReportRequest request(
      String authorization, Instant end, @Nullable GroupBy groupBy) {
    var caller = new Caller.Remote(authorization);
    return new ReportRequest(
        ReportQuery.builder().range(START, end).groupBy(groupBy).build(), null, false, caller);
  }

  private static SourceStatus ok(SourceName name) {
    return new SourceStatus(name, Completeness.OK, null, "");
  }

  /** Has three requests to one service and five to another, once it can be read. */
  private final class SlowLog implements RequestLog {
    @Override
    public LogReading read(LogRequest request) {
      asked.add("log " + request.stream());
      try {
        isReadable.await();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
      Tally.Builder tally = Tally.builder();
      if (request.stream() == LogStream.MANAGER) {
        count(tally, request, "ann-1", "ann", 3);
        count(tally, request, "bob-1", "bob", 5);
      }
      return new LogReading(tally.build(), ok(name(request.stream())));
    }

    private static void count(
        Tally.Builder tally, LogRequest request, String service, String user, int requests) {
      if (request.visibility().isVisible(service)) {
        var cell = new Tally.Cell(service, RequestKind.SYNC, user, Origin.of("ES"));
        tally.count(cell, requests);
      }
    }

    @Override
    public SourceName name(LogStream stream) {
      return stream == LogStream.MANAGER ? SourceName.LOKI : SourceName.EXPOSED_REQUEST_LOGS;
    }
  }
}
