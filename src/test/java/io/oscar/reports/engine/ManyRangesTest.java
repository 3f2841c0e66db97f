package io.oscar.reports.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
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
import io.oscar.reports.tally.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One call that asks for twenty reports, each on a range of its own. */
@Timeout(60)
class ManyRangesTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private Duration each = Duration.ofMillis(10);

  @Test
  void limitsConcurrentSourceCalls() {
    List<ReportResponse> reports = functions(Duration.ofSeconds(50)).together(twenty());

    assertThat(reports).hasSize(20).allMatch(ReportResponse::isComplete);
    assertThat(asked).hasValue(60);
    assertThat(most).hasValueBetween(2, 6);
  }

  @Test
  void reportsSourcesThatCouldNotBeAskedInTime() {
    each = Duration.ofSeconds(30);
    List<ReportResponse> reports = functions(Duration.ofMillis(100)).together(twenty());

    assertThat(notes(reports.getFirst()))
        .containsOnly("the source did not answer before the report's deadline");
    assertThat(notes(reports.getLast()))
        .containsOnly(
            "the source was not queried before the report's deadline: request fewer reports per"
                + " call");
  }

  private static List<String> notes(ReportResponse report) {
    return report.sources().stream()
        .filter(source -> source.status() == Completeness.MISSING)
        .filter(source -> source.name() != SourceName.COUNTRY_ATTRIBUTION)
        .map(SourceStatus::notes)
        .toList();
  }

  private static List<OperationRequest> twenty() {
    return IntStream.range(0, 20)
        .mapToObj(day -> FIRST.plus(Duration.ofDays(day)))
        .map(
            start ->
                new ReportRequest(
                    ReportQuery.builder().range(start, start.plusSeconds(60)).build(),
                    null,
                    false,
                    new Caller.Remote("Basic b3NjYXI6eA==")))
        .map(request -> new OperationRequest(Operation.SUMMARY, request))
        .toList();
  }

  private ReportFunctions functions(Duration time) {
    var sources =
        new Sources(
            new SlowLog(),
            request -> {
              work();
              return new UsageReading(Usage.NONE, ok(SourceName.PROMETHEUS));
            },
            (caller, deadline) ->
                new InventoryReading(
                    new Inventory(List.of(), Inventory.Scope.CLUSTER),
                    ok(SourceName.SERVICE_INVENTORY)),
            CountryLookup.NONE);
    return new ReportFunctions(sources, new ReportLimits(time, null, 4), Clock.systemUTC());
  }

  private void work() {
    asked.incrementAndGet();
    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      Thread.sleep(each);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.decrementAndGet();
    }
  }

  private static SourceStatus ok(SourceName name) {
    return new SourceStatus(name, Completeness.OK, null, "");
  }

  private final class SlowLog implements RequestLog {
    @Override
    public LogReading read(LogRequest request) {
      work();
      return new LogReading(Tally.empty(), ok(name(request.stream())));
    }

    @Override
    public SourceName name(LogStream stream) {
      return stream == LogStream.MANAGER ? SourceName.LOKI : SourceName.EXPOSED_REQUEST_LOGS;
    }
  }
}
