package io.oscar.reports.trigger.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpEventsTest {
  private static final String COUNTRIES =
      "attachment; filename=\"breakdown-by-country-20261001T000000Z--20261031T235959Z.csv\"";
  private static Handler handler;

  @BeforeAll
  static void start() throws IOException {
    handler = Handler.start();
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  @Test
  void returnsSummaryOfThreeMonths() throws IOException {
    JsonNode answer = handler.json("summary");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(body(answer))
        .startsWith(
            "{\"start\":\"2026-08-01T00:00:00Z\",\"end\":\"2026-10-31T23:59:59.999999999Z\",")
        .contains("\"requests_count_total\":16000,\"requests_count_sync\":10168,");
  }

  @Test
  void returnsMetricOfServiceInPath() throws IOException {
    assertThat(body(handler.json("service-metric"))).contains("\"value\":426,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary-of-a-stage", "summary-base64"})
  void stripsStageFromPathAndDecodesBase64Body(String event) throws IOException {
    assertThat(body(handler.json(event))).contains("\"requests_count_total\":5391,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"breakdown-csv", "breakdown-posted"})
  void returnsCsvBreakdownAsFileNamedAfterRange(String event) throws IOException {
    JsonNode answer = handler.json(event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(header(answer, "Content-Disposition")).isEqualTo(COUNTRIES);
    assertThat(header(answer, "Report-Sources")).contains("request-logs=ok");
    assertThat(body(answer))
        .isEqualTo(
            """
            key,membership,executions_count,unique_users_count,countries,start,end,complete,incomplete_sources\r
            unknown,,5391,17,,2026-10-01T00:00:00Z,2026-10-31T23:59:59.999999999Z,false,country-attribution=missing\r
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "wrong-metric~400~metric: 'nope' is not one of cpu-hours",
        "unauthorized~401~the OSCAR manager rejected the credential",
        "anonymous~401~a credential of the OSCAR manager is required",
        "forbidden~403~the OSCAR manager denied access",
        "invisible-service~404~service: no service named 'mangrove-demo'",
        "unacceptable~406~reports are available as application/json, text/csv or text/plain",
        "unverifiable~503~the credential could not be checked: "
      })
  void returnsErrorsOfOscarApiAsPlainText(String event, int status, String error)
      throws IOException {
    JsonNode answer = handler.json(event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    assertThat(body(answer)).startsWith(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "malformed-body~400~body: is not valid JSON (line 1, column 11)",
        "broken-base64~400~body: is not valid Base64",
        "posted-with-query~400~query: is not allowed with POST: send the parameters in the JSON"
            + " body",
        "output-refused~403~output: is not below s3://reports/out/",
        "unknown-path~404~not found",
        "wrong-method~405~method not allowed, use OPTIONS, POST",
        "huge-body~413~the body is larger than 65536 bytes",
        "output-unwritable~502~cannot write to"
            + " s3://reports/out/callers/585110822d3a516b03c20ce364c83b95/broken/"
      })
  void returnsErrorsOfPostedReportsAsJson(String event, int status, String error)
      throws IOException {
    JsonNode answer = handler.json(event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(body(answer)).startsWith("{\"error\":\"" + error);
  }

  @Test
  void challengesForCredentialWhenUnauthorized() throws IOException {
    assertThat(header(handler.json("unauthorized"), "WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"OSCAR\"");
    assertThat(header(handler.json("anonymous"), "WWW-Authenticate"))
        .isEqualTo("Basic realm=\"OSCAR\", charset=\"UTF-8\", Bearer realm=\"OSCAR\"");
  }

  @Test
  void listsPublishedCallsAtRoot() throws IOException {
    JsonNode text = handler.json("index");
    JsonNode json = handler.json("index-json");

    assertThat(text.path("statusCode").asInt()).isEqualTo(200);
    assertThat(header(text, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    assertThat(body(text))
        .startsWith("OSCAR Reports\n\n  GET  /system/metrics              The totals")
        .contains("  POST /breakdown ")
        .doesNotContain("CloudEvent", "actuator")
        .hasLineCount(12);
    assertThat(header(json, "Content-Type")).isEqualTo("application/json");
    assertThat(body(json))
        .startsWith("{\"name\":\"OSCAR Reports\",\"calls\":[{\"method\":\"GET\",");
    assertThat(header(handler.json("index-posted"), "Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void servesOpenApiDocument() throws IOException {
    JsonNode answer = handler.json("openapi");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(body(answer)).startsWith("{\"openapi\":\"3.1.0\",").contains("\"/breakdown\":{");
  }

  @Test
  void returnsNoBodyForHeadAndOptions() throws IOException {
    JsonNode head = handler.json("summary-head");
    JsonNode options = handler.json("options");

    assertThat(head.path("statusCode").asInt()).isEqualTo(200);
    assertThat(body(head)).isEmpty();
    assertThat(options.path("statusCode").asInt()).isEqualTo(204);
    assertThat(header(options, "Allow")).isEqualTo("OPTIONS, POST");
  }

  @Test
  void returnsReceiptWhenReportsAreWritten() throws IOException {
    assertThat(body(handler.json("output")))
        .startsWith(
            "{\"objects\":[{\"object\":"
                + "\"s3://reports/out/callers/585110822d3a516b03c20ce364c83b95/summary-20261001T000000Z--20261031T235959Z.json\","
                + "\"operation\":\"summary\",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary-of-a-stage", "unauthorized", "unknown-path", "output-refused"})
  void doesNotEchoRequestHeaders(String event) throws IOException {
    assertThat(handler.handle(event))
        .doesNotContain("odd-secret", "cookie-secret", "Bearer alice", "Bearer refused");
  }

  private static String header(JsonNode answer, String name) {
    return answer.path("headers").path(name).asString("");
  }

  private static String body(JsonNode answer) {
    return answer.path("body").asString();
  }
}
