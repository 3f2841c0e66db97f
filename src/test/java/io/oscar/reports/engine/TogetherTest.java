package io.oscar.reports.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.Hours;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportPeriod;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several reports that are asked for at once, in a cluster that goes on working meanwhile. */
class TogetherTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-01T00:00:00Z"));

  /** A second goes by with every look. */
  private final InstantSource running = () -> now.updateAndGet(time -> time.plusSeconds(1));

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final ReportFunctions functions =
      new ReportFunctions(
          new Sources(
              new GrowingLog(),
              request -> {
                asked.add("usage by service: " + request.byService());
                return new UsageReading(
                    new Usage(Map.of("cowsay", new Hours(2, 0)), Hours.NONE),
                    ok(SourceName.PROMETHEUS));
              },
              (caller, deadline) -> {
                asked.add("inventory");
                return new InventoryReading(Inventory.UNKNOWN, ok(SourceName.SERVICE_INVENTORY));
              },
              CountryLookup.NONE),
          new ReportLimits(Duration.ofSeconds(50), null, 4),
          running.withZone(ZoneOffset.UTC));

  @Test
  void asksEverySourceOnce() {
    functions.together(
        List.of(
            new OperationRequest(Operation.SUMMARY, request(null, null)),
            new OperationRequest(Operation.BREAKDOWN, request(null, GroupBy.SERVICE)),
            new OperationRequest(Operation.BREAKDOWN, request(null, GroupBy.USER))));

    assertThat(asked)
        .containsExactlyInAnyOrder(
            "inventory", "log MANAGER", "log EXPOSED", "usage by service: true");
  }

  @Test
  void totalsAgreeWhileLogGrows() {
    List<ReportResponse> reports =
        functions.together(
            List.of(
                new OperationRequest(Operation.SUMMARY, request(null, null)),
                new OperationRequest(Operation.BREAKDOWN, request(null, GroupBy.USER))));

    var summary = (ReportResponse.Summary) reports.get(0);
    var users = (ReportResponse.Breakdown) reports.get(1);
    assertThat(summary.totals().requestsCountTotal()).isEqualTo(1);
    assertThat(users.items()).hasSize(1);
    assertThat(summary.end()).isEqualTo(users.end()).isEqualTo("2026-11-01T00:00:01Z");
  }

  @Test
  void listsOnlySourcesOfEachReport() {
    List<ReportResponse> reports =
        functions.together(
            List.of(
                new OperationRequest(Operation.BREAKDOWN, request(null, GroupBy.USER)),
                new OperationRequest(Operation.SUMMARY, request(null, null))));

    assertThat(reports.get(0).sources())
        .extracting(SourceStatus::name)
        .containsExactly(SourceName.LOKI, SourceName.COUNTRY_ATTRIBUTION);
    assertThat(reports.get(1).sources()).hasSize(5);
  }

  @Test
  void readsEachRangeSeparately() {
    functions.together(
        List.of(
            new OperationRequest(Operation.BREAKDOWN, request("2026-09", GroupBy.USER)),
            new OperationRequest(Operation.BREAKDOWN, request("2026-10", GroupBy.USER))));

    assertThat(asked).containsExactlyInAnyOrder("inventory", "log MANAGER", "log MANAGER");
  }

  private static ReportRequest request(@Nullable String period, @Nullable GroupBy groupBy) {
    ReportPeriod words = period == null ? null : new ReportPeriod(period);
    return new ReportRequest(
        ReportQuery.builder().period(words).groupBy(groupBy).build(),
        null,
        false,
        Caller.UNATTENDED);
  }

  private static SourceStatus ok(SourceName name) {
    return new SourceStatus(name, Completeness.OK, null, "");
  }

  /** Holds one request more at each look. */
  private final class GrowingLog implements RequestLog {
    private int requests;

    @Override
    public synchronized LogReading read(LogRequest request) {
      asked.add("log " + request.stream());
      Tally.Builder tally = Tally.builder();
      if (request.stream() == LogStream.MANAGER) {
        requests++;
        tally.count(new Tally.Cell("cowsay", RequestKind.SYNC, "ann", Origin.of("ES")), requests);
      }
      return new LogReading(tally.build(), ok(name(request.stream())));
    }

    @Override
    public SourceName name(LogStream stream) {
      return stream == LogStream.MANAGER ? SourceName.LOKI : SourceName.EXPOSED_REQUEST_LOGS;
    }
  }
}
