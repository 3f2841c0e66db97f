package io.oscar.reports.engine;

import static io.oscar.reports.source.LogLines.ingress;
import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogStream.EXPOSED;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oscar.reports.delivery.ReportWriter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.Inventory.Scope;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.Service;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.directory.DirectoryRequestLog;
import io.oscar.reports.source.directory.DirectoryUsageMeter;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Callers of the same range at the same time, each of whom sees some services. */
@Timeout(60)
class DifferentViewsTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-10-31T23:59:59Z");
  private static final Instant NOON = Instant.parse("2026-10-10T12:00:00Z");
  private static final List<String> VIEWS =
      List.of("alpha", "beta,web", "gamma", "", "alpha,beta,gamma,web", "idle", "made-up-1");

  private static final List<Function<Caller, OperationRequest>> REPORTS =
      List.of(
          caller -> new OperationRequest(Operation.SUMMARY, request(caller, null, null)),
          caller ->
              new OperationRequest(Operation.BREAKDOWN, request(caller, null, GroupBy.SERVICE)),
          caller -> new OperationRequest(Operation.BREAKDOWN, request(caller, null, GroupBy.USER)),
          caller ->
              new OperationRequest(Operation.BREAKDOWN, request(caller, null, GroupBy.COUNTRY)));

  private final Queue<LogStream> read = new ConcurrentLinkedQueue<>();
  private final CountDownLatch isReadable = new CountDownLatch(1);
  private CountDownLatch isExposedReadable = isReadable;
  @TempDir private Path directory;

  @BeforeEach
  void keepUsage() throws IOException {
    Files.writeString(
        directory.resolve("usage.csv"),
        """
        day,service,cpu_hours,gpu_hours
        2026-10-10,alpha,2,0
        2026-10-11,beta,3,1
        2026-10-30,gone,5,0
        2026-10-30,broken
        """);
  }

  @Test
  void givesConcurrentCallersTheSameReportsAsAlone() throws Exception {
    keep(ofAllSorts());
    List<OperationRequest> operationRequests =
        VIEWS.stream()
            .flatMap(view -> REPORTS.stream().map(report -> report.apply(caller(view))))
            .toList();

    List<String> together = atOnce(operationRequests);

    assertThat(together).isEqualTo(oneByOne(operationRequests));
    // once for the first, whose report may need no exposed requests, and once for all others
    assertThat(read).filteredOn(MANAGER::equals).hasSize(2);
    assertThat(read).filteredOn(EXPOSED::equals).hasSizeBetween(1, 2);
  }

  @Test
  void givesConcurrentCallersOfOneServiceTheSameReportsAsAlone() throws Exception {
    keep(ofAllSorts());
    List<OperationRequest> operationRequests =
        Stream.of("alpha", "alpha,gamma", "alpha,beta,gamma,web")
            .map(
                view ->
                    new OperationRequest(Operation.METRIC, request(caller(view), "alpha", null)))
            .toList();

    List<String> together = atOnce(operationRequests);

    assertThat(together).isEqualTo(oneByOne(operationRequests));
    assertThat(read).hasSize(4);
  }

  @Test
  void revealsNothingOfOtherCallers() throws Exception {
    keep(ofAllSorts());
    List<String> callers = List.of("beta,web", "alpha", "alpha", "gamma");
    List<String> reports =
        atOnce(callers.stream().map(view -> REPORTS.get(1).apply(caller(view))).toList());

    assertThat(reports.subList(1, 3))
        .allSatisfy(
            report ->
                assertThat(report)
                    .contains(
                        "\"items\":[{\"key\":\"alpha\",\"requests_count_total\":4,"
                            + "\"requests_count_sync\":3,\"requests_count_async\":1,"
                            + "\"requests_count_exposed\":1,\"unique_users_count\":1,"
                            + "\"users\":[\"ann\"],\"countries\":[{\"country\":\"ES\","
                            + "\"request_count\":1}],\"executions_count\":5,\"cpu_hours\":2,"
                            + "\"gpu_hours\":0}]",
                        "\"request-logs\",\"status\":\"ok\","
                            + "\"last_updated\":\"2026-10-10T12:00:05Z\"}",
                        "\"exposed-request-logs\",\"status\":\"ok\","
                            + "\"last_updated\":\"2026-10-10T12:00:21Z\"}")
                    .doesNotContain("beta", "web", "gone", "made-up", "bob", "lines"));
    assertThat(reports.getLast())
        .contains("\"items\":[]")
        .doesNotContain("alpha", "bob", "T12:00:");
  }

  @Test
  void readsTwiceFor64CallersOfDifferentServices() throws Exception {
    keep(
        IntStream.range(0, 64)
            .mapToObj(i -> manager(NOON.plusSeconds(i), 200, "10.0.0.1", "/run/own-" + i, "u" + i))
            .toList());
    List<OperationRequest> operationRequests =
        IntStream.range(0, 64).mapToObj(i -> REPORTS.get(1).apply(caller("own-" + i))).toList();
    ReportFunctions functions = functions(new Kept(true));

    List<ReportResponse> reports =
        Crowd.atOnce(
            operationRequests.stream()
                .<Callable<ReportResponse>>map(
                    operationRequest ->
                        () -> functions.together(List.of(operationRequest)).getFirst())
                .toList(),
            isReadable::countDown);

    assertThat(read).hasSize(4);
    for (int i = 0; i < 64; i++) {
      assertThat(((Breakdown) reports.get(i)).items())
          .extracting("key", "executionsCount", "users")
          .containsExactly(tuple("own-" + i, 1L, List.of("u" + i)));
    }
  }

  @Test
  void readsForEachCallerWhenClusterHasTooManyUsers() throws Exception {
    keep(
        Stream.concat(
                ofAllSorts().stream(),
                IntStream.range(0, 80_000)
                    .mapToObj(i -> manager(NOON, 200, "10.0.0.1", "/run/crowded", "user-" + i)))
            .toList());
    List<OperationRequest> operationRequests =
        Stream.of("alpha", "beta,web", "gamma")
            .map(view -> REPORTS.getFirst().apply(caller(view)))
            .toList();

    List<String> together = atOnce(operationRequests);

    assertThat(together).isEqualTo(oneByOne(operationRequests));
    assertThat(together).allMatch(report -> !report.contains("too many"));
    assertThat(read).hasSize(8);
  }

  @Test
  void sharesReadsDespiteMadeUpServiceNames() throws Exception {
    keep(
        Stream.concat(
                ofAllSorts().stream(),
                IntStream.range(0, 20_000)
                    .mapToObj(i -> exposed(NOON, "198.51.100.1", "made-up-" + i)))
            .toList());
    List<OperationRequest> operationRequests =
        Stream.of("alpha", "beta,web", "gamma,web")
            .map(view -> REPORTS.get(1).apply(caller(view)))
            .toList();

    List<String> together = atOnce(operationRequests);

    assertThat(together).isEqualTo(oneByOne(operationRequests));
    assertThat(read).hasSize(4);
  }

  @Test
  void servesOthersWhileOneCallerReadsSlowly() throws Exception {
    keep(ofAllSorts());
    isExposedReadable = new CountDownLatch(1);
    ReportFunctions functions = functions(new Kept(true));
    var isOtherServed = new CountDownLatch(1);
    List<Callable<String>> calls =
        List.of(
            () -> answer(functions, REPORTS.get(2).apply(caller("alpha"))),
            () -> slowly(functions, REPORTS.get(2).apply(caller("gamma")), isOtherServed),
            () -> slowly(functions, REPORTS.get(3).apply(caller("gamma")), isOtherServed),
            () -> {
              String report = answer(functions, REPORTS.get(0).apply(caller("beta,web")));
              isOtherServed.countDown();
              return report;
            });

    List<String> reports = Crowd.atOnce(calls, isReadable::countDown);

    assertThat(reports).hasSize(4).allMatch(report -> report.contains("request-logs"));
  }

  /** Holds a report until somebody else has theirs, which is made after it. */
  private String slowly(
      ReportFunctions functions, OperationRequest operationRequest, CountDownLatch other)
      throws InterruptedException {
    return functions.admitted(
        operationRequest.request().caller(),
        () -> {
          String report = answer(functions, operationRequest);
          Thread.sleep(200); // for the second report of the same caller
          isExposedReadable.countDown();
          assertThat(other.await(20, TimeUnit.SECONDS)).as("others have theirs").isTrue();
          return report;
        });
  }

  private List<String> atOnce(List<OperationRequest> operationRequests) throws Exception {
    ReportFunctions functions = functions(new Kept(true));
    return Crowd.atOnce(
        operationRequests.stream()
            .<Callable<String>>map(operationRequest -> () -> answer(functions, operationRequest))
            .toList(),
        isReadable::countDown);
  }

  private List<String> oneByOne(List<OperationRequest> operationRequests) {
    ReportFunctions functions = functions(new Kept(false));
    return operationRequests.stream()
        .map(operationRequest -> answer(functions, operationRequest))
        .toList();
  }

  private static String answer(ReportFunctions functions, OperationRequest operationRequest) {
    ReportResponse report = functions.together(List.of(operationRequest)).getFirst();
    return ReportWriter.text(report, ReportFormat.JSON)
        + ReportWriter.text(report, ReportFormat.TABLE);
  }

  private ReportFunctions functions(RequestLog log) {
    var sources =
        new Sources(
            log,
            new DirectoryUsageMeter(directory),
            (caller, deadline) -> visible(caller),
            new Countries());
    return new ReportFunctions(
        sources,
        new ReportLimits(Duration.ofSeconds(50), null, 2),
        Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC));
  }

  /** A bearer's token names the services that the manager shows to them. */
  private static InventoryReading visible(Caller caller) {
    boolean isBearer = caller instanceof Caller.Remote;
    String names =
        caller instanceof Caller.Remote(String shown) && shown != null
            ? shown.substring("Bearer ".length())
            : "alpha,beta,gamma,web,idle,crowded";
    List<Service> services =
        Stream.of(names.split(","))
            .filter(name -> !name.isEmpty())
            .map(name -> new Service(name, null, null))
            .toList();
    return new InventoryReading(
        new Inventory(services, isBearer ? Scope.VISIBLE : Scope.CLUSTER),
        new SourceStatus(SourceName.SERVICE_INVENTORY, Completeness.OK, null, ""));
  }

  private static Caller caller(String view) {
    return new Caller.Remote("Bearer " + view);
  }

  private static ReportRequest request(
      Caller caller, @Nullable String service, @Nullable GroupBy groupBy) {
    return new ReportRequest(
        ReportQuery.builder()
            .range(START, END)
            .service(service)
            .groupBy(groupBy)
            .includeUsers(groupBy == GroupBy.SERVICE)
            .build(),
        null,
        false,
        caller);
  }

  private void keep(List<LoggedLine> lines) throws IOException {
    Files.write(directory.resolve("cluster.log"), lines.stream().map(LoggedLine::text).toList());
  }

  private static List<LoggedLine> ofAllSorts() {
    return List.of(
        manager(START.minusSeconds(86_400), 200, "10.0.0.1", "/run/alpha", "early"),
        manager(NOON.plusSeconds(1), 200, "192.0.2.1", "/run/alpha", "ann"),
        manager(NOON.plusSeconds(2), 201, "198.51.100.7", "/job/alpha", "ann"),
        manager(NOON.plusSeconds(3), 500, "10.0.0.1", "/run/alpha", "oscar"),
        manager(NOON.plusSeconds(5), 200, "203.0.113.9", "/run/alpha", ""),
        manager(NOON.plusSeconds(4), 404, "192.0.2.1", "/run/alpha", "ann"),
        manager(NOON.plusSeconds(6), 200, "192.0.2.1", "/run/beta", "bob"),
        manager(NOON.plusSeconds(7), 201, "192.0.2.1", "/job/beta", "ann"),
        manager(NOON.plusSeconds(8), 200, "192.0.2.1", "/run/gone", "bob"),
        manager(NOON.plusSeconds(9), 401, "192.0.2.1", "/run/beta", "bob"),
        manager(NOON.plusSeconds(10), 200, "192.0.2.1", "/run/No_Name", "bob"),
        LoggedLine.of(NOON, "[GIN-EXECUTIONS-LOGGER] unreadable | 200 | /run/beta"),
        LoggedLine.of(NOON, "[GIN-EXECUTIONS-LOGGER] unreadable | 200 | /run/alpha"),
        LoggedLine.of(NOON, "time=2026-10-10T12:00:00Z level=info msg=unrelated"),
        exposed(NOON.plusSeconds(20), "192.0.2.1", "web"),
        exposed(NOON.plusSeconds(21), "192.0.2.1", "alpha"),
        exposed(NOON.plusSeconds(22), "192.0.2.1", "made-up-1"),
        exposed(NOON.plusSeconds(23), "192.0.2.1", "made-up-2"),
        ingress(NOON.plusSeconds(24), 200, "192.0.2.1", "/elsewhere"),
        manager(END.plusSeconds(86_400), 200, "10.0.0.1", "/run/alpha", "late"));
  }

  private static LoggedLine exposed(Instant time, String address, String service) {
    return ingress(time, 200, address, "/system/services/" + service + "/exposed/");
  }

  /** The lines of the directory, which a crowd gets when all of it is there. */
  private final class Kept implements RequestLog {
    private final RequestLog log =
        new DirectoryRequestLog(directory, new OriginResolver(new Countries()));
    private final boolean isAwaited;

    private Kept(boolean isAwaited) {
      this.isAwaited = isAwaited;
    }

    @Override
    public LogReading read(LogRequest request) {
      if (isAwaited) {
        read.add(request.stream());
        try {
          (request.stream() == LogStream.MANAGER ? isReadable : isExposedReadable).await();
        } catch (InterruptedException stopped) {
          throw new IllegalStateException(stopped);
        }
      }
      return log.read(request);
    }

    @Override
    public SourceName name(LogStream stream) {
      return log.name(stream);
    }
  }

  /** Knows where one address is. */
  private static final class Countries implements CountryLookup {
    @Override
    public @Nullable String country(InetAddress address) {
      return address.getHostAddress().equals("198.51.100.7") ? "ES" : null;
    }

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public String notes() {
      return "";
    }
  }
}
