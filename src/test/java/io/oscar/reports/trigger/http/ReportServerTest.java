package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.trigger.FakeCluster;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportServerTest {
  @AutoClose
  private static final ServerUnderTest SERVER =
      new ServerUnderTest(
          ReportServer.start(
              FakeCluster.complete(), new HttpSettings(0, List.of("https://dash.example"))));

  @Test
  void returnsSummaryOfLastDayAtSystemMetrics() throws Exception {
    var answer = get("/system/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith(
            "{\"start\":\"2026-10-31T00:00:00Z\",\"end\":\"2026-11-01T00:00:00Z\","
                + "\"totals\":{\"services_count_active\":1,\"services_count_total\":2,"
                + "\"cpu_hours_total\":12.5,\"gpu_hours_total\":0,\"requests_count_total\":20,"
                + "\"requests_count_sync\":17,\"requests_count_async\":3,"
                + "\"requests_count_exposed\":7,");
  }

  @Test
  void returnsMetricOfService() throws Exception {
    assertThat(get("/system/metrics/cowsay?metric=cpu-hours").body())
        .isEqualTo(
            "{\"service_id\":\"cowsay\",\"metric\":\"cpu-hours\","
                + "\"start\":\"2026-10-31T00:00:00Z\",\"end\":\"2026-11-01T00:00:00Z\","
                + "\"value\":12.5,\"unit\":\"hours\","
                + "\"sources\":[{\"name\":\"prometheus\",\"status\":\"ok\"}]}");
  }

  @Test
  void servesEveryFunctionByName() throws Exception {
    assertThat(post("/summary", "").body()).contains("\"requests_count_total\":20");
    assertThat(post("/metric", "{\"metric\":\"services-count\"}").body()).contains("\"value\":1");
    assertThat(post("/breakdown", "{\"group_by\":\"country\"}").body())
        .contains("{\"key\":\"ES\",\"executions_count\":17,\"unique_users_count\":1,");
  }

  @Test
  void returnsCsvBreakdownAsFileNamedAfterRange() throws Exception {
    var answer =
        send(request("/system/metrics/breakdown?group_by=user").header("Accept", "text/csv"));

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains(
            "attachment; filename=\"breakdown-by-user-20261031T000000Z--20261101T000000Z.csv\"");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(answer.headers().firstValue("Report-Sources"))
        .hasValueSatisfying(sources -> assertThat(sources).contains("loki=ok"));
    assertThat(answer.body())
        .isEqualTo(
            """
            key,membership,executions_count,countries,start,end,complete,incomplete_sources\r
            '=cmd(),member,3,PT:3,2026-10-31T00:00:00Z,2026-11-01T00:00:00Z,true,\r
            alice@egi.eu,member,12,ES:12,2026-10-31T00:00:00Z,2026-11-01T00:00:00Z,true,\r
            nil,external,5,ES:5,2026-10-31T00:00:00Z,2026-11-01T00:00:00Z,true,\r
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/functionRouter",
        "/summary,metric",
        "/summary%7Cmetric",
        "/summary%2Cmetric",
        "/summary/x",
        "/summary/",
        "//summary",
        "/summary;a=b",
        "/reportMapper",
        "/actuator",
        "/actuator/health",
        "/actuator/env",
        "/actuator/functions",
        "/error"
      })
  void returns404ForOtherPaths(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
    var posted = post(path, "{}");
    assertThat(posted.statusCode()).isEqualTo(404);
    assertThat(posted.body()).isEqualTo("{\"error\":\"not found\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{\"start\":~body",
        "[]~body: is not a JSON object",
        "1~body: is not a JSON object",
        "{}{}~body: unexpected content after the JSON object",
        "{\"service\":5}~service: must be a string",
        "{\"service\":{\"a\":1}}~service: must be a string",
        "{\"strict\":\"true\"}~strict: must be true or false",
        "{\"metric\":\"nope\"}~metric: 'nope' is not one of cpu-hours",
        "{\"group_by\":\"planet\"}~group_by: 'planet' is not one of service",
        "{\"start\":\"2026-10-01T00:00:00\"}~start: '2026-10-01T00:00:00' is not an RFC 3339",
        "{\"period\":\"7d\",\"period\":\"7d\"}~period: is given more than once",
        "{\"caller\":\"x\"}~caller: is not one of start",
        "{\"include_users\":true,\"format\":\"csv\"}~include_users: is not available"
      })
  void returns400NamingInvalidField(String body, String message) throws Exception {
    var answer = post("/summary", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"error\":\"" + message);
  }

  @ParameterizedTest
  @CsvSource({
    "/system/metrics/breakdown, 400",
    "/system/metrics/breakdown?group_by=service&include_users=true&format=csv, 400",
    "/system/metrics?start=2026-10-02T00:00:00Z&end=2026-10-01T00:00:00Z, 400",
    "/system/metrics?period=7d&period=8d, 400",
    "/system/metrics?start=&end=&unknown=1, 200",
    "/actuator/health/liveness, 200",
    "/actuator/health/readiness, 200"
  })
  void returnsExpectedStatusForQuery(String path, int status) throws Exception {

    assertThat(get(path).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"refused, 401", "forbidden, 403", "offline, 503", "broken, 500"})
  void doesNotEchoCredentials(String token, int status) throws Exception {
    var answer = send(request("/system/metrics").header("Authorization", "Bearer " + token));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("Bearer");
    assertThat(answer.headers().firstValue("Authorization")).isEmpty();
    assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
        .isEqualTo(status == 401);
  }

  @Test
  void returns404ForHiddenService() throws Exception {
    var answer = send(request("/system/metrics/plants").header("Authorization", "Bearer scoped"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).startsWith("service: no service named 'plants'");
  }

  @Test
  void doesNotEchoRequestHeaders() throws Exception {
    var answer =
        send(
            request("/summary")
                .header("Cookie", "a=b")
                .header("X-Odd", "odd")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(answer.headers().map()).doesNotContainKeys("cookie", "x-odd", "authorization");
  }

  @Test
  void answersHeadAndOptions() throws Exception {
    var head = send(request("/system/metrics").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();

    var options = send(request("/summary").method("OPTIONS", BodyPublishers.noBody()));
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Allow")).contains("OPTIONS, POST");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /summary, application/json, {}, 405",
    "POST, /summary?period=7d, application/json, {}, 400"
  })
  void rejectsOtherMethodsAndQueryOnPost(
      String method, String path, String type, String body, int status) throws Exception {
    var answer =
        send(
            request(path)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"error\":\"");
  }

  @Test
  void readsBodyAsJsonWhateverItsContentType() throws Exception {
    var answer =
        send(
            request("/breakdown")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"group_by\": 5}")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"error\":\"group_by: ");
  }

  @Test
  void returns413ForHugeBodyAnd406ForUnknownFormat() throws Exception {
    assertThat(post("/summary", " ".repeat(70_000)).statusCode()).isEqualTo(413);
    assertThat(send(request("/system/metrics").header("Accept", "image/png")).statusCode())
        .isEqualTo(406);
  }

  @Test
  void allowsOnlyConfiguredCorsOrigins() throws Exception {
    var allowed = send(request("/system/metrics").header("Origin", "https://dash.example"));
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://dash.example");

    var foreign = send(request("/system/metrics").header("Origin", "https://evil.example"));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body()).isEqualTo("this origin is not allowed");
  }

  @Test
  void returns503WhenStrictAndIncomplete() throws Exception {
    try (var gaps = ServerUnderTest.of(FakeCluster.incomplete())) {
      var answer = gaps.get("/system/metrics?strict=true");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("strict: the report is incomplete: loki is partial");
    }
  }

  private static HttpRequest.Builder request(String path) {
    return SERVER.request(path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return SERVER.send(request);
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private static HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(SERVER.request(path, body).header("Content-Type", "application/json"));
  }
}
