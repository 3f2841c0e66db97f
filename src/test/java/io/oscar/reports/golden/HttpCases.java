package io.oscar.reports.golden;

import static io.oscar.reports.golden.GoldenCases.get;
import static io.oscar.reports.golden.GoldenCases.managed;
import static io.oscar.reports.golden.GoldenCases.post;

import io.oscar.reports.golden.GoldenCase.Call.Http;
import java.util.List;
import java.util.Map;

/** What else is answered over HTTP: other ranges, headers, refusals and errors. */
final class HttpCases {
  private static final String DAY = "start=2026-10-02T08:00:00Z&end=2026-10-02T09:59:59.999Z";
  private static final String JSON_DAY =
      "\"start\":\"2026-10-02T08:00:00Z\",\"end\":\"2026-10-02T09:59:59.999Z\"";
  private static final String METRICS = "/system/metrics";
  private static final String BREAKDOWN = METRICS + "/breakdown?" + DAY;
  private static final String ADMIN = "Basic b3NjYXI6c2VjcmV0";
  private static final String ANN = "Bearer ann";

  private HttpCases() {}

  static List<GoldenCase> all() {
    return List.of(
        of("index/text", get("/")),
        of("index/json", get("/").with("Accept", "application/json")),
        of("index/head", method("HEAD", "/")),
        of("index/liveness", get("/actuator/health/liveness")),
        of("index/readiness", get("/actuator/health/readiness")),
        of("get-ranges/month", get(METRICS + "?period=2026-10")),
        of("get-ranges/days", get(METRICS + "?period=2026-10-03..2026-10-04")),
        of("get-ranges/week", get(BREAKDOWN_OF_USERS + "&period=2026-W40&format=csv")),
        of("get-ranges/days-by-start-and-end", get(METRICS + "?start=2026-10-04&end=2026-10-04")),
        of(
            "get-ranges/offset",
            get(METRICS + "?start=2026-10-02T10:00:00%2B02:00&end=2026-10-02T12:00:00%2B02:00")),
        of("get-ranges/partly-covered", get(METRICS + "?start=2026-09-30&end=2026-10-02")),
        of("get-ranges/partly-covered.csv", get(BREAKDOWN_OF_USERS + PARTIAL + "&format=csv")),
        of("get-ranges/partly-covered.table", get(METRICS + "?format=table" + PARTIAL)),
        of("get-ranges/partly-covered-strict", get(METRICS + "?strict=true" + PARTIAL)),
        of("get-ranges/not-covered.table", get(METRICS + "?format=table&period=2026-07")),
        of("get-ranges/not-covered", get(METRICS + "?period=2026-07")),
        of("get-forms/accept-csv", get(METRICS + "?" + DAY).with("Accept", "text/csv")),
        of(
            "get-forms/accept-by-quality",
            get(METRICS + "?" + DAY).with("Accept", "text/csv;q=0.2, text/plain")),
        of("get-forms/accept-none", get(METRICS + "?" + DAY).with("Accept", "image/png")),
        of(
            "get-forms/format-before-accept",
            get(METRICS + "?format=json&" + DAY).with("Accept", "text/csv")),
        of("get-forms/head", method("HEAD", METRICS + "?" + DAY)),
        of("get-forms/options", method("OPTIONS", METRICS)),
        of("get-forms/slash-at-the-end", get(METRICS + "/?" + DAY)),
        of("get-forms/unknown-parameter", get(METRICS + "?perod=2026-10&owner=me&" + DAY)),
        of("get-forms/include-users-1", get(BREAKDOWN + "&group_by=service&include_users=1")),
        of("get-forms/service-without-requests", get(METRICS + "/nobody?" + DAY)),
        of("get-errors/unknown-metric", get(METRICS + "/yolov8?metric=cpu-hour&" + DAY)),
        of("get-errors/no-group", get(BREAKDOWN)),
        of("get-errors/unknown-group", get(BREAKDOWN + "&group_by=servce")),
        of("get-errors/unknown-format", get(METRICS + "?format=xml&" + DAY)),
        of("get-errors/not-a-flag", get(METRICS + "?strict=maybe&" + DAY)),
        of("get-errors/period-and-start", get(METRICS + "?period=7d&" + DAY)),
        of("get-errors/unknown-period", get(METRICS + "?period=lastmonth")),
        of("get-errors/not-a-time", get(METRICS + "?start=2026-10-02T08:00:00")),
        of("get-errors/lost-plus", get(METRICS + "?start=2026-10-02T08:00:00+02:00")),
        of("get-errors/end-before-start", get(METRICS + "?start=2026-10-02&end=2026-10-01")),
        of("get-errors/given-twice", get(METRICS + "?start=2026-10-02&start=2026-10-01")),
        of("get-errors/undecodable", get(METRICS + "/yolov8?start=%25zz%FF")),
        of("get-errors/long-text", get(METRICS + "?start=" + "1".repeat(41))),
        of("get-errors/no-service-name", get(METRICS + "/Not_A_Name?" + DAY)),
        of("get-errors/unknown-path", get("/system/services")),
        of("get-errors/unknown-path-below", get(METRICS + "/yolov8/cpu-hours")),
        of("get-errors/wrong-method", method("DELETE", METRICS)),
        of("get-errors/posted", method("POST", METRICS)),
        of("post-forms/empty-body-of-metric", post("/metric", "")),
        of("post-forms/nulls", post("/summary", "{\"metric\":null,\"output\":null," + REST)),
        of("post-forms/accept-csv", post("/summary", "{" + REST).with("Accept", "text/csv")),
        of("post-forms/options", method("OPTIONS", "/summary")),
        of("post-forms/output", post("/summary", "{" + output("s3://reports/out/") + REST)),
        of(
            "post-forms/output-file",
            post("/summary", "{" + output("s3://reports/out/a.csv") + REST)),
        of("post-errors/no-json", post("/summary", "{\"start\":")),
        of("post-errors/array", post("/summary", "[]")),
        of("post-errors/more-than-an-object", post("/summary", "{} {}")),
        of("post-errors/unknown-field", post("/summary", "{\"perod\":\"2026-10\"}")),
        of("post-errors/no-text", post("/summary", "{\"period\":2026}")),
        of("post-errors/no-flag", post("/summary", "{\"strict\":\"true\"}")),
        of("post-errors/given-twice", post("/summary", "{\"period\":\"7d\",\"period\":\"8d\"}")),
        of("post-errors/query", post("/summary?period=2026-10", "{}")),
        of("post-errors/no-group", post("/breakdown", "{}")),
        of("post-errors/no-metric", post("/metric", "{" + REST)),
        of("post-errors/unknown-metric", post("/metric", "{\"metric\":\"cpu\"}")),
        of("post-errors/other-operation", post("/metric", "{\"operation\":\"summary\"}")),
        of("post-errors/several-operations", post("/summary", "{\"operations\":[\"summary\"]}")),
        of("post-errors/unknown-operation", post("/summary", "{\"operation\":\"total\"}")),
        of("post-errors/accept-none", post("/summary", "{}").with("Accept", "image/png")),
        of("post-errors/too-large", post("/summary", " ".repeat(64 * 1024 + 1))),
        of("post-errors/strict", post("/summary", STRICT)),
        of(
            "post-errors/output-elsewhere",
            post("/summary", "{" + output("s3://reports/x/") + REST)),
        of("post-errors/output-nowhere", post("/summary", "{" + output("file:///x/") + REST)),
        of(
            "post-errors/output-for-a-foreign-page",
            post("/summary", "{" + output("s3://reports/out/") + REST)
                .with("Origin", "https://evil.example")),
        of("post-errors/got", get("/summary")),
        of("post-errors/no-event", post("/", "{}")),
        of("managed/no-credential", managed(get(METRICS))),
        of("managed/no-credential-posted", managed(post("/summary", "{"))),
        of("managed/no-credential-index", managed(get("/"))),
        of("managed/refused", as("Bearer stranger", get(METRICS))),
        of("managed/refused-basic", as("Basic eDp5", get(METRICS))),
        of("managed/refused-posted", as("Bearer stranger", post("/summary", "{}"))),
        of("managed/barred", as("Bearer barred", get(METRICS))),
        of("managed/barred-posted", as("Bearer barred", post("/summary", "{}"))),
        of("managed/unverifiable", as("Bearer unlucky", get(METRICS))),
        of("managed/unverifiable-posted", as("Bearer unlucky", post("/summary", "{}"))),
        of("managed/summary", as(ADMIN, get(METRICS + "?" + DAY))),
        of("managed/summary-of-some", as(ANN, get(METRICS + "?" + DAY))),
        of("managed/summary-of-some.table", as(ANN, get(METRICS + "?format=table&" + DAY))),
        of("managed/summary-of-some-posted", as(ANN, post("/summary", "{" + REST))),
        of("managed/services-of-some", as(ANN, get(BREAKDOWN + "&group_by=service"))),
        of("managed/users-of-some.csv", as(ANN, get(BREAKDOWN + "&group_by=user&format=csv"))),
        of("managed/metrics-of-own", as(ANN, get(METRICS + "/cowsay?" + DAY))),
        of("managed/metrics-of-hidden", as(ANN, get(METRICS + "/fish-counter?" + DAY))),
        of("managed/metrics-of-unknown", as(ANN, get(METRICS + "/nobody?" + DAY))),
        of("managed/hidden-posted", as(ANN, post("/metric", "{\"service\":\"fish-counter\"}"))),
        of("managed/unknown-posted", as(ANN, post("/metric", "{\"service\":\"nobody\"}"))),
        of("managed/rows-of-unknown", as(ANN, get(BREAKDOWN + "&group_by=user&service=nobody"))),
        of("managed/output", as(ADMIN, post("/summary", "{" + output("s3://reports/out/") + REST))),
        of(
            "managed/page-allowed",
            as(ADMIN, get(METRICS + "?" + DAY)).with("Origin", "https://dashboard.example")),
        of(
            "managed/page-foreign",
            as(ADMIN, get(METRICS + "?" + DAY)).with("Origin", "https://evil.example")),
        of(
            "managed/preflight",
            managed(method("OPTIONS", METRICS))
                .with("Origin", "https://dashboard.example")
                .with("Access-Control-Request-Headers", "authorization")
                .with("Access-Control-Request-Method", "GET")));
  }

  private static final String BREAKDOWN_OF_USERS = METRICS + "/breakdown?group_by=user";
  private static final String PARTIAL = "&start=2026-09-30&end=2026-10-02";
  private static final String REST = JSON_DAY + "}";
  private static final String STRICT =
      "{\"strict\":true,\"start\":\"2026-09-30\",\"end\":\"2026-10-02\"}";

  private static String output(String address) {
    return "\"output\":\"" + address + "\",";
  }

  private static Http method(String method, String target) {
    return new Http(false, method, target, Map.of(), "");
  }

  private static Http as(String credential, Http request) {
    return managed(request).with("Authorization", credential);
  }

  private static GoldenCase of(String file, Http request) {
    return new GoldenCase(file, request);
  }
}
