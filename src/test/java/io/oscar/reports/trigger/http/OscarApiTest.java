package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.engine.ReportLimits;
import io.oscar.reports.engine.Sources;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Hours;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.Inventory.Scope;
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
import io.oscar.reports.source.ServiceInventory;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What clients of OSCAR's own metrics API rely on. Its dashboard shows the body of an error as it
 * is, selects the first service of a breakdown, and warns of every note of a source.
 */
class OscarApiTest {
  private static final String RANGE = "start=2026-10-01T00:00:00Z&end=2026-10-31T23:59:59Z";
  private static final String BY_SERVICE = "/system/metrics/breakdown?group_by=service&" + RANGE;

  @AutoClose private static final ServerUnderTest SERVER = ServerUnderTest.of(functions());

  @ParameterizedTest
  @CsvSource({
    "/system/metrics, Bearer refused, 401",
    "/system/metrics, '', 401",
    "/system/metrics/breakdown, Basic b3NjYXI=, 400",
    "/system/metrics/breakdown?group_by=planet, Basic b3NjYXI=, 400",
    "/system/metrics?period=nonsense, Basic b3NjYXI=, 400",
    "/system/metrics/nobodys, Bearer ann, 404",
    "/system/metrics/bobs, Bearer ann, 403",
    "/system/metrics/a/b, Bearer ann, 404",
    "/system/metrics/a%7Cb, Bearer ann, 404",
    "/system/metrics?strict=true, Bearer gap, 503"
  })
  void returnsErrorsAsPlainText(String path, String authorization, int status) throws Exception {
    var answer = get(path, authorization);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(answer.body()).isNotEmpty().doesNotContain("{", "\n");
  }

  @Test
  void returnsErrorsOfOtherCallsAsJson() throws Exception {
    var request = SERVER.request("/summary", "{\"a\": 1}");
    var answer = SERVER.send(request.header("Authorization", "Basic b3NjYXI="));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"error\":\"a: is not one of ");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer refused, false",
    "bearer refused, false",
    "Basic cmVmdXNlZA==, true",
    "basic cmVmdXNlZA==, true",
    "'', true"
  })
  void doesNotChallengeBearerForBasic(String authorization, boolean isAsked) throws Exception {
    var answer = get("/system/metrics", authorization);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .contains("Bearer realm=\"OSCAR\"")
        .hasSize(isAsked ? 2 : 1);
  }

  @Test
  void listsOnlyServicesWithRequests() throws Exception {
    JsonNode breakdown = json(BY_SERVICE);

    assertThat(keys(breakdown.path("items"))).containsExactly("bobs", "plants");
    assertThat(keys(breakdown.path("idle_services"))).containsExactly("anns", "cowsay");
    assertThat(breakdown.path("unattributed").path("cpu_hours").asDouble()).isEqualTo(0.25);
    assertThat(breakdown.path("unattributed").has("key")).isFalse();
  }

  @Test
  void returnsMetricsOfEveryListedService() throws Exception {
    for (String service : keys(json(BY_SERVICE).path("items"))) {
      assertThat(get("/system/metrics/" + service + "?" + RANGE, "Basic b3NjYXI=").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void putsUnattributedHoursInLastCsvRow() throws Exception {
    var answer = get(BY_SERVICE + "&format=csv", "Basic b3NjYXI=");

    assertThat(answer.body().lines().map(line -> line.split(",")[0]))
        .startsWith("key", "bobs", "plants", "anns", "cowsay", "(other)");
  }

  @Test
  void writesDetailsInsteadOfNotesForCompleteSource() throws Exception {
    JsonNode log = json("/system/metrics?" + RANGE).path("sources").get(2);

    assertThat(log.path("name").asString()).isEqualTo("loki");
    assertThat(log.path("status").asString()).isEqualTo("ok");
    assertThat(log.has("notes")).isFalse();
    assertThat(log.path("details").asString()).startsWith("lines: ").contains("2 refused");
  }

  @Test
  void writesNotesForIncompleteSource() throws Exception {
    var answer = get("/system/metrics/cowsay?metric=cpu-hours&" + RANGE, "Basic gap");

    assertThat(answer.body())
        .contains("\"status\":\"partial\",\"notes\":\"a day is missing\"")
        .doesNotContain("details");
  }

  @Test
  void writesNumbersLikeGo() throws Exception {
    assertThat(get("/system/metrics/plants?" + RANGE, "Basic b3NjYXI=").body())
        .contains(
            "\"metric\":\"cpu-hours\",\"value\":0.000417,",
            "\"metric\":\"gpu-hours\",\"value\":0,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/system/metrics/?" + RANGE,
        "/system/metrics/plants/?" + RANGE,
        "/system/metrics/breakdown/?group_by=user&" + RANGE
      })
  void acceptsTrailingSlash(String path) throws Exception {
    assertThat(get(path, "Basic b3NjYXI=").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"service", "Service", "USER", "country"})
  void echoesGroupByAsWritten(String groupBy) throws Exception {
    JsonNode breakdown = json("/system/metrics/breakdown?group_by=%20" + groupBy + "&" + RANGE);

    assertThat(breakdown.path("group_by").asString()).isEqualTo(groupBy);
  }

  @Test
  void listsUsersOnlyWhenIncludeUsersIsTrue() throws Exception {
    assertThat(json(BY_SERVICE + "&include_users=yes").path("items").get(0).has("users")).isFalse();
    assertThat(json(BY_SERVICE + "&include_users=TRUE").path("items").get(0).has("users")).isTrue();
  }

  @Test
  void notesIgnoredParameters() throws Exception {
    var answer = get("/system/metrics?perod=2026-10&_=1", "Basic b3NjYXI=");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Report-Notes"))
        .contains(
            "unknown parameter 'perod' is ignored; did you mean"
                + " 'period'?; unknown parameter '_' is ignored");
    assertThat(answer.body())
        .endsWith(
            "\"notes\":[\"unknown parameter 'perod' is ignored; did"
                + " you mean 'period'?\",\"unknown parameter '_' is ignored\"]}");
  }

  @Test
  void writesEmptyLists() throws Exception {
    assertThat(json("/system/metrics/breakdown?group_by=user&" + RANGE).path("items").get(0))
        .hasToString(
            "{\"key\":\"ann\",\"membership\":\"member\",\"executions_count\":3,\"countries\":[]}");
  }

  private static List<String> keys(JsonNode items) {
    return items.valueStream().map(item -> item.path("key").asString()).toList();
  }

  private static JsonNode json(String path) throws Exception {
    return JsonMapper.shared().readTree(get(path, "Basic b3NjYXI=").body());
  }

  private static HttpResponse<String> get(String path, String authorization) throws Exception {
    var request = SERVER.request(path);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return SERVER.send(request);
  }

  private static ReportFunctions functions() {
    var hours =
        Map.of(
            "plants", new Hours(0.000417, 0), "cowsay", new Hours(3, 1), "anns", new Hours(0.5, 0));
    var usage = new Usage(hours, new Hours(0.25, 0));
    var sources =
        new Sources(
            new Log(),
            request ->
                new UsageReading(
                    usage,
                    request.service() != null && request.service().equals("cowsay")
                        ? new SourceStatus(
                            SourceName.PROMETHEUS, Completeness.PARTIAL, null, "a day is missing")
                        : ok(SourceName.PROMETHEUS)),
            new Manager(),
            CountryLookup.NONE);
    Clock clock = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
    return new ReportFunctions(sources, new ReportLimits(Duration.ofSeconds(50), null, 4), clock);
  }

  private static SourceStatus ok(SourceName name) {
    return new SourceStatus(name, Completeness.OK, null, "");
  }

  /** Knows of a service of Bob's, which Ann is not shown. */
  private static final class Manager implements ServiceInventory {
    @Override
    public InventoryReading list(Caller caller, Deadline deadline) {
      String credential =
          caller instanceof Caller.Remote remote ? String.valueOf(remote.authorization()) : "";
      return switch (credential) {
        case "Bearer ann" -> reading(Scope.VISIBLE, "anns");
        case "Bearer gap" -> reading(Scope.VISIBLE, "cowsay");
        case "Basic b3NjYXI=", "Basic gap" -> reading(Scope.CLUSTER, "anns", "bobs", "cowsay");
        default -> throw new AccessDenied(401, "the manager does not accept the credential");
      };
    }

    private static InventoryReading reading(Scope scope, String... names) {
      var services = List.of(names).stream().map(name -> new Service(name, null, null)).toList();
      return new InventoryReading(new Inventory(services, scope), ok(SourceName.SERVICE_INVENTORY));
    }

    @Override
    public boolean tellsOfHidden(String service, Caller.Remote caller, Deadline deadline) {
      return service.equals("bobs");
    }
  }

  private static final class Log implements RequestLog {
    @Override
    public LogReading read(LogRequest request) {
      Tally.Builder tally = Tally.builder();
      if (request.stream() == LogStream.MANAGER) {
        tally.count(new Tally.Cell("plants", RequestKind.SYNC, "ann", Origin.PRIVATE), 3);
        tally.refuse(2).reject(Rejection.OTHER_LINE, 4);
      } else {
        tally.count(new Tally.Cell("bobs", RequestKind.EXPOSED, "", Origin.PRIVATE), 7);
      }
      boolean isGap = request.visibility().isScoped() && request.visibility().isVisible("cowsay");
      return new LogReading(
          tally.build(),
          isGap
              ? SourceStatus.missing(name(request.stream()), "there is a gap")
              : ok(name(request.stream())));
    }

    @Override
    public SourceName name(LogStream stream) {
      return stream == LogStream.MANAGER ? SourceName.LOKI : SourceName.EXPOSED_REQUEST_LOGS;
    }
  }
}
