package io.oscar.reports.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.BreakdownItem;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.Hours;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.Service;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Totals;
import io.oscar.reports.report.UnknownService;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.ServiceInventory;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.UsageMeter;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportFunctionsTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Caller BEARER = new Caller.Remote("Bearer abc");
  private static final Inventory CLUSTER =
      new Inventory(List.of(service("mine"), service("theirs")), Inventory.Scope.CLUSTER);
  private static final Inventory MINE_ONLY =
      new Inventory(List.of(service("mine")), Inventory.Scope.VISIBLE);

  private ServiceInventory inventory = (caller, deadline) -> inventoryOf(CLUSTER);
  private RequestLog log = new FakeLog(ReportFunctionsTest::recorded);
  private UsageMeter usage =
      request ->
          new UsageReading(
              new Usage(
                  Map.of("mine", new Hours(1.5, 0), "theirs", new Hours(4, 2)), new Hours(0.25, 0)),
              ok(SourceName.PROMETHEUS));
  private ReportLimits limits = new ReportLimits(Duration.ofSeconds(50), null, 4);
  private Clock clock = CLOCK;

  private static Service service(String name) {
    return new Service(name, null, null);
  }

  private static SourceStatus ok(SourceName name) {
    return new SourceStatus(name, Completeness.OK, null, "");
  }

  private static InventoryReading inventoryOf(Inventory inventory) {
    return new InventoryReading(inventory, ok(SourceName.SERVICE_INVENTORY));
  }

  private static LogReading recorded(LogRequest request) {
    var tally = Tally.builder();
    if (request.stream() == LogStream.MANAGER) {
      tally.count(new Tally.Cell("mine", RequestKind.SYNC, "ann", Origin.of("ES")), 3);
      tally.count(new Tally.Cell("theirs", RequestKind.ASYNC, "bob", Origin.of("PT")), 5);
      tally.refuse(2).reject(Rejection.MALFORMED, 1);
      return new LogReading(tally.build(), ok(SourceName.LOKI));
    }
    tally.count(new Tally.Cell("theirs", RequestKind.EXPOSED, "", Origin.PRIVATE), 7);
    return new LogReading(tally.build(), ok(SourceName.EXPOSED_REQUEST_LOGS));
  }

  private static ReportRequest request(
      @Nullable String service, @Nullable MetricKey metric, @Nullable GroupBy groupBy) {
    return new ReportRequest(
        ReportQuery.builder()
            .service(service)
            .metric(metric)
            .groupBy(groupBy)
            .includeUsers(true)
            .build(),
        null,
        false,
        Caller.UNATTENDED);
  }

  private static ReportRequest onBehalfOf(Caller caller, ReportRequest request) {
    return new ReportRequest(request.query(), request.format(), request.strict(), caller);
  }

  private static ReportRequest strict(ReportRequest request) {
    return new ReportRequest(request.query(), null, true, request.caller());
  }

  private ReportFunctions functions() {
    return new ReportFunctions(
        new Sources(log, usage, inventory, CountryLookup.NONE), limits, clock);
  }

  private Totals totals(Caller caller) {
    return ((ReportResponse.Summary) summary(caller)).totals();
  }

  private ReportResponse summary(Caller caller) {
    return functions().of(Operation.SUMMARY).apply(onBehalfOf(caller, request(null, null, null)));
  }

  private static SourceStatus status(ReportResponse report, SourceName name) {
    return report.sources().stream().filter(s -> s.name() == name).findFirst().orElseThrow();
  }

  @Test
  void summarisesWholeClusterForAdministrator() {
    Totals totals = totals(Caller.UNATTENDED);
    assertThat(totals.requestsCountTotal()).isEqualTo(8);
    assertThat(totals.requestsCountExposed()).isEqualTo(7);
    assertThat(totals.users()).containsExactly("ann", "bob");
    assertThat(totals.cpuHoursTotal()).isEqualTo(5.75);
    assertThat(totals.servicesCountActive()).isEqualTo(2);
    assertThat(summary(Caller.UNATTENDED).start()).isEqualTo(NOW.minus(Duration.ofHours(24)));
  }

  @Test
  void countsOnlyRequestedServiceAsDeployed() {
    var summary =
        (ReportResponse.Summary)
            functions().of(Operation.SUMMARY).apply(request("mine", null, null));
    assertThat(summary.totals().servicesCountActive()).isEqualTo(1);
  }

  @Test
  void limitsSummaryToVisibleServices() {
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    Totals totals = totals(BEARER);
    assertThat(totals.requestsCountTotal()).isEqualTo(3);
    assertThat(totals.requestsCountAsync()).isZero();
    assertThat(totals.requestsCountExposed()).isZero();
    assertThat(totals.users()).containsExactly("ann");
    assertThat(totals.countries()).extracting("country").containsExactly("ES");
    assertThat(totals.cpuHoursTotal()).isEqualTo(1.5);
    assertThat(totals.gpuHoursTotal()).isZero();
    assertThat(totals.servicesCountActive()).isEqualTo(1);
    assertThat(totals.servicesCountTotal()).isEqualTo(1);
  }

  @Test
  void limitsBreakdownsToVisibleServices() {
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    for (GroupBy groupBy : GroupBy.values()) {
      var report =
          (ReportResponse.Breakdown)
              functions()
                  .of(Operation.BREAKDOWN)
                  .apply(onBehalfOf(BEARER, request(null, null, groupBy)));
      String only =
          switch (groupBy) {
            case SERVICE -> "mine";
            case USER -> "ann";
            case COUNTRY -> "ES";
          };
      assertThat(report.items())
          .extracting(item -> ((BreakdownItem) item).key())
          .containsExactly(only);
    }
  }

  @Test
  void showsLineCountsToAdministratorOnly() {
    assertThat(status(summary(Caller.UNATTENDED), SourceName.LOKI).notes())
        .isEqualTo("lines: 11 read, 8 counted, 2 refused by the manager, 1 rejected (1 malformed)");
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    assertThat(status(summary(BEARER), SourceName.LOKI).notes()).isEmpty();
  }

  @Test
  void isPartialWithExampleWhenMostLinesAreUnreadable() {
    log = new FakeLog(request -> unreadable(request, 11));
    ReportResponse report = summary(Caller.UNATTENDED);
    SourceStatus requests = status(report, SourceName.LOKI);
    assertThat(requests.status()).isEqualTo(Completeness.PARTIAL);
    assertThat(requests.notes())
        .isEqualTo(
            "lines: 22 read, 8 counted, 2 refused by the manager, 12 rejected (12 malformed); 11 of"
                + " 21 request lines cannot be parsed and are not counted; they look like: JSON"
                + " with the fields a, b; use one of the log formats listed in docs/operations.md");
    assertThat(requests.impactedMetrics()).contains(MetricKey.REQUESTS_SYNC);
    assertThat(status(report, SourceName.COUNTRY_ATTRIBUTION).status())
        .isEqualTo(Completeness.PARTIAL);
    assertThat(status(report, SourceName.EXPOSED_REQUEST_LOGS).status())
        .isEqualTo(Completeness.PARTIAL);
  }

  @Test
  void isCompleteWhenSomeLinesAreUnreadable() {
    log = new FakeLog(request -> unreadable(request, 7));
    ReportResponse report = summary(Caller.UNATTENDED);
    assertThat(status(report, SourceName.LOKI).status()).isEqualTo(Completeness.OK);
    assertThat(status(report, SourceName.EXPOSED_REQUEST_LOGS).status()).isEqualTo(Completeness.OK);
  }

  @Test
  void hidesNumberAndFormOfUnreadableLinesFromScopedCaller() {
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    log = new FakeLog(request -> unreadable(request, 4));
    SourceStatus requests = status(summary(BEARER), SourceName.LOKI);
    assertThat(requests.status()).isEqualTo(Completeness.PARTIAL);
    assertThat(requests.notes())
        .isEqualTo(
            "some request lines of this log cannot be parsed; a report of an administrator"
                + " describes them");
  }

  @Test
  void statusOfScopedCallerDoesNotDependOnRequestsOfOthers() {
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    log = new FakeLog(request -> unreadable(request, 3));
    assertThat(status(summary(BEARER), SourceName.LOKI).status()).isEqualTo(Completeness.OK);
    log = new FakeLog(request -> unreadable(Tally.builder(), request, 1));
    assertThat(status(summary(BEARER), SourceName.EXPOSED_REQUEST_LOGS).status())
        .isEqualTo(Completeness.PARTIAL);
    log = new FakeLog(request -> unreadable(request, 1));
    assertThat(status(summary(BEARER), SourceName.EXPOSED_REQUEST_LOGS).status())
        .isEqualTo(Completeness.PARTIAL);
  }

  private static LogReading unreadable(LogRequest request, long lines) {
    return unreadable(Tally.builder().add(recorded(request).tally()), request, lines);
  }

  private static LogReading unreadable(Tally.Builder others, LogRequest request, long lines) {
    var line = new LogLine.Rejected(Rejection.MALFORMED, "JSON with the fields a, b");
    return new LogReading(others.reject(line, lines).build(), recorded(request).status());
  }

  @Test
  void explainsMissingCountryAttribution() {
    log =
        new FakeLog(
            request ->
                new LogReading(
                    Tally.empty(), SourceStatus.missing(SourceName.LOKI, "cannot connect")));

    SourceStatus attribution = status(summary(Caller.UNATTENDED), SourceName.COUNTRY_ATTRIBUTION);

    assertThat(attribution.status()).isEqualTo(Completeness.MISSING);
    assertThat(attribution.notes()).isEqualTo("the requests are missing");
  }

  @Test
  void reportsNewestVisibleRequestAsLastUpdated() {
    log = new FakeLog(ReportFunctionsTest::timed);
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    ReportResponse report = summary(BEARER);
    assertThat(status(report, SourceName.LOKI).lastUpdated()).isEqualTo("2026-11-01T10:00:00Z");
    assertThat(status(report, SourceName.COUNTRY_ATTRIBUTION).lastUpdated())
        .isEqualTo("2026-11-01T10:00:00Z");
    assertThat(status(report, SourceName.EXPOSED_REQUEST_LOGS).lastUpdated()).isNull();
    inventory = (caller, deadline) -> inventoryOf(CLUSTER);
    assertThat(status(summary(BEARER), SourceName.LOKI).lastUpdated())
        .isEqualTo("2026-11-01T11:59:59Z");
  }

  private static LogReading timed(LogRequest request) {
    var tally = Tally.builder();
    if (request.stream() == LogStream.MANAGER) {
      var mine = new Tally.Cell("mine", RequestKind.SYNC, "ann", Origin.of("ES"));
      var theirs = new Tally.Cell("theirs", RequestKind.SYNC, "bob", Origin.of("PT"));
      tally.count(mine, 1, nanos("2026-11-01T10:00:00Z"));
      tally.count(theirs, 1, nanos("2026-11-01T11:00:00Z"));
    } else {
      var theirs = new Tally.Cell("theirs", RequestKind.EXPOSED, "", Origin.PRIVATE);
      tally.count(theirs, 1, nanos("2026-11-01T11:30:00Z"));
    }
    Instant newest = Instant.parse("2026-11-01T11:59:59Z");
    SourceName name = log(request.stream());
    return new LogReading(
        tally.build(), new SourceStatus(name, Completeness.OK, newest, "read at 11:59:59"));
  }

  private static SourceName log(LogStream stream) {
    return switch (stream) {
      case MANAGER -> SourceName.LOKI;
      case EXPOSED -> SourceName.EXPOSED_REQUEST_LOGS;
    };
  }

  private static long nanos(String moment) {
    return Timestamps.toNanos(Instant.parse(moment));
  }

  @Test
  void showsReasonsOfSourcesToAdministratorOnly() {
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    log =
        new FakeLog(
            request ->
                new LogReading(
                    Tally.empty(),
                    new SourceStatus(
                        log(request.stream()),
                        Completeness.PARTIAL,
                        NOW,
                        "data begin at 2026-11-01T11:22:33Z")));
    usage =
        request ->
            new UsageReading(
                Usage.NONE,
                List.of(),
                SourceStatus.missing(SourceName.PROMETHEUS, "3 of 7 series fall back"),
                List.of("the range is short"));
    ReportResponse report = summary(BEARER);
    String partial = "this source is incomplete; see the program's log for the reason";
    assertThat(status(report, SourceName.LOKI))
        .isEqualTo(new SourceStatus(SourceName.LOKI, Completeness.PARTIAL, null, partial));
    assertThat(status(report, SourceName.EXPOSED_REQUEST_LOGS).notes()).isEqualTo(partial);
    assertThat(status(report, SourceName.PROMETHEUS).status()).isEqualTo(Completeness.MISSING);
    assertThat(status(report, SourceName.PROMETHEUS).notes())
        .isEqualTo(
            "this source is missing; see the program's log for the reason; "
                + "the range is short");
  }

  @Test
  void passesVisibleServicesToRequestLog() {
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    log =
        new FakeLog(
            request -> {
              assertThat(request.visibility().isScoped()).isTrue();
              assertThat(request.visibility().isVisible("mine")).isTrue();
              assertThat(request.visibility().isVisible("theirs")).isFalse();
              return recorded(request);
            });
    assertThat(status(summary(BEARER), SourceName.LOKI).status()).isEqualTo(Completeness.OK);
  }

  @Test
  void rejectsHiddenServiceAsUnknown() {
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    log =
        new FakeLog(
            request -> {
              throw new AssertionError("nothing may be asked about a hidden service");
            });
    for (MetricKey metric : MetricKey.values()) {
      assertThatThrownBy(
              () ->
                  functions()
                      .of(Operation.METRIC)
                      .apply(onBehalfOf(BEARER, request("theirs", metric, null))))
          .isInstanceOf(UnknownService.class);
    }
  }

  @Test
  void propagatesAccessDeniedOfManager() {
    inventory =
        (caller, deadline) -> {
          throw new AccessDenied(401, "refused");
        };
    assertThatThrownBy(() -> summary(BEARER)).isInstanceOf(AccessDenied.class);
  }

  @Test
  void refusesReportWhenCredentialCannotBeChecked() {
    inventory =
        (caller, deadline) -> {
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> summary(BEARER)).isInstanceOf(AccessUnverifiable.class);
    assertThat(status(summary(Caller.UNATTENDED), SourceName.SERVICE_INVENTORY).status())
        .isEqualTo(Completeness.MISSING);
  }

  @Test
  void reportsPartialResultWhenSourcesThrow() {
    log =
        new FakeLog(
            request -> {
              throw new IllegalStateException("secret detail");
            });
    usage =
        request -> {
          throw new SourceFailure(SourceFailure.Kind.BUSY, "measuring", "Prometheus", "busy", null);
        };
    ReportResponse report = summary(Caller.UNATTENDED);
    SourceStatus requests = status(report, SourceName.LOKI);
    assertThat(requests.status()).isEqualTo(Completeness.MISSING);
    assertThat(requests.notes()).isEqualTo("the source failed unexpectedly");
    assertThat(requests.impactedMetrics()).contains(MetricKey.REQUESTS_SYNC, MetricKey.USERS);
    assertThat(status(report, SourceName.PROMETHEUS).notes())
        .isEqualTo("the source failed: measuring from Prometheus failed: busy");
    assertThat(status(report, SourceName.PROMETHEUS).impactedMetrics())
        .containsExactly(MetricKey.CPU_HOURS, MetricKey.GPU_HOURS);
    assertThat(status(report, SourceName.SERVICE_INVENTORY).impactedMetrics()).isEmpty();
    assertThat(report.isComplete()).isFalse();
  }

  @Test
  void showsSourceAddressesToAdministratorOnly() {
    var failure =
        new SourceFailure(
            SourceFailure.Kind.BUSY,
            "reading",
            "Loki at http://loki:3100/",
            "HTTP 500: pod-7",
            500);
    log =
        new FakeLog(
            request -> {
              throw failure;
            });
    assertThat(status(summary(new Caller.Remote("Basic YTpi")), SourceName.LOKI).notes())
        .isEqualTo(
            "the source failed: reading from Loki at http://loki:3100/ failed: HTTP 500: pod-7");
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    assertThat(status(summary(BEARER), SourceName.LOKI).notes())
        .isEqualTo("this source is missing; see the program's log for the reason");
  }

  @Test
  void mapsInvalidRequestThrownByLogToStatus() {
    log =
        new FakeLog(
            request -> {
              throw new InvalidRequest("end", "is before start");
            });
    assertThat(status(summary(Caller.UNATTENDED), SourceName.LOKI).status())
        .isEqualTo(Completeness.MISSING);
  }

  @Test
  void answersSoonAfterDeadlineWhenSourcesHang() {
    clock = Clock.systemUTC();
    limits = new ReportLimits(Duration.ofMillis(50), Duration.ofMillis(50), 4);
    log = new FakeLog(request -> hang());
    usage = request -> hang();
    ReportResponse report = summary(Caller.UNATTENDED);
    assertThat(status(report, SourceName.LOKI).notes())
        .isEqualTo("the source did not answer before the report's deadline");
    assertThat(status(report, SourceName.PROMETHEUS).status()).isEqualTo(Completeness.MISSING);
    assertThat(((ReportResponse.Summary) report).totals().servicesCountActive()).isEqualTo(2);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // it never answers
  private static <T> T hang() {
    try {
      Thread.sleep(Duration.ofMinutes(10));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("stopped");
  }

  @Test
  void appliesDeadlineToRemoteCallersOnly() {
    var ofChecks = new ConcurrentHashMap<Caller, String>();
    var ofReports = new ConcurrentHashMap<String, Boolean>();
    inventory =
        (caller, deadline) -> {
          ofChecks.put(caller, String.valueOf(deadline.at()));
          return inventoryOf(CLUSTER);
        };
    usage =
        request -> {
          ofReports.put(String.valueOf(request.deadline().at()), true);
          return new UsageReading(Usage.NONE, ok(SourceName.PROMETHEUS));
        };
    summary(BEARER);
    summary(Caller.UNATTENDED);
    assertThat(ofReports).containsOnlyKeys("2026-11-01T12:00:50Z", "null");
    assertThat(ofChecks).containsEntry(BEARER, "2026-11-01T12:00:10Z");
    assertThat(ofChecks).containsEntry(Caller.UNATTENDED, "null");
  }

  @Test
  void rejectsIncompleteReportWhenStrict() {
    usage =
        request ->
            new UsageReading(
                Usage.NONE, SourceStatus.missing(SourceName.PROMETHEUS, "no series matched"));
    assertThatThrownBy(
            () -> functions().of(Operation.SUMMARY).apply(strict(request(null, null, null))))
        .isInstanceOf(IncompleteReport.class)
        .hasMessage("strict: the report is incomplete: prometheus is missing");
    assertThat(
            functions()
                .of(Operation.BREAKDOWN)
                .apply(strict(request(null, null, GroupBy.USER)))
                .isComplete())
        .isTrue();
  }

  @Test
  void namesRequiredParameters() {
    Function<ReportRequest, ReportResponse> metric = functions().of(Operation.METRIC);
    Function<ReportRequest, ReportResponse> breakdown = functions().of(Operation.BREAKDOWN);
    ReportRequest nothing = request(null, null, null);
    assertThatThrownBy(() -> metric.apply(nothing)).hasMessageStartingWith("metric: is required");
    assertThatThrownBy(() -> breakdown.apply(nothing)).hasMessageStartingWith("group_by: is req");
  }

  @Test
  void requestsHoursByServiceForScopedCaller() {
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    usage =
        request -> {
          assertThat(request.byService()).isTrue();
          assertThat(request.knownServices()).isEqualTo(Set.of("mine"));
          return new UsageReading(Usage.NONE, ok(SourceName.PROMETHEUS));
        };
    assertThat(status(summary(BEARER), SourceName.PROMETHEUS).status()).isEqualTo(Completeness.OK);
  }

  @Test
  void attributesHoursAgainstServicesOfConfiguredCredential() {
    inventory =
        (caller, deadline) -> inventoryOf(caller instanceof Caller.Remote ? MINE_ONLY : CLUSTER);
    assertThat(clusterServices(BEARER)).isEqualTo(Optional.of(Set.of("mine", "theirs")));
    inventory = (caller, deadline) -> inventoryOf(MINE_ONLY);
    assertThat(clusterServices(BEARER)).isEqualTo(Optional.empty());
    inventory =
        (caller, deadline) ->
            caller instanceof Caller.Remote
                ? inventoryOf(MINE_ONLY)
                : new InventoryReading(
                    Inventory.UNKNOWN,
                    SourceStatus.missing(SourceName.SERVICE_INVENTORY, "no credential"));
    assertThat(clusterServices(BEARER)).isEqualTo(Optional.empty());
    inventory = (caller, deadline) -> inventoryOf(CLUSTER);
    assertThat(clusterServices(BEARER)).isNull();
  }

  @SuppressWarnings("NullableOptional") // null stands for a manager that does not answer
  private @Nullable Optional<Set<String>> clusterServices(Caller caller) {
    var seen = new AtomicReference<@Nullable Optional<Set<String>>>();
    usage =
        request -> {
          seen.set(request.cluster() == null ? null : request.cluster().names());
          return new UsageReading(Usage.NONE, ok(SourceName.PROMETHEUS));
        };
    summary(caller);
    return seen.get();
  }

  private record FakeLog(Function<LogRequest, LogReading> answer) implements RequestLog {
    @Override
    public LogReading read(LogRequest request) {
      return answer.apply(request);
    }

    @Override
    public SourceName name(LogStream stream) {
      return log(stream);
    }
  }
}
