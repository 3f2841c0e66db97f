package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventAnswersTest {
  private static final String CPU_HOURS =
      "{\"service_id\":\"cowsay\",\"metric\":\"cpu-hours\","
          + "\"start\":\"2026-10-31T00:00:00Z\",\"end\":\"2026-11-01T00:00:00Z\","
          + "\"value\":12.5,\"unit\":\"hours\","
          + "\"sources\":[{\"name\":\"prometheus\",\"status\":\"ok\"}]}";
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String TIME = "20[0-9]{2}-[0-9-]{5}T[0-9:.]+Z";

  @AutoClose private static final EventServer SERVER = new EventServer();

  @Test
  void answersBinaryEventInBinaryMode() throws Exception {
    var answer =
        SERVER.send(
            SERVER
                .binary("/", "{\"metric\":\"cpu-hours\",\"service\":\"cowsay\"}")
                .header("ce-type", "io.oscar.reports.metric")
                .header("ce-secretext", "secret")
                .header("Cookie", "a=b"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(CPU_HOURS);
    assertThat(eventHeaders(answer))
        .isEqualTo(
            Map.of(
                "ce-specversion", "1.0",
                "ce-id", "ID",
                "ce-source", "/oscar-reports",
                "ce-type", "io.oscar.reports.metric.result",
                "ce-time", "TIME",
                "ce-subject", "metric-cpu-hours-of-cowsay-20261031T000000Z--20261101T000000Z.json",
                "ce-causationid", "42",
                "ce-reportsources", "prometheus=ok",
                "content-type", "application/json"));
    assertThat(answer.headers().map()).doesNotContainKeys("ce-secretext", "cookie");
  }

  @Test
  void answersStructuredEventInStructuredMode() throws Exception {
    var answer =
        SERVER.send(
            SERVER.structured(
                "/",
                """
                {"specversion": "1.0", "id": "€ 1", "source": "/tests", "secretext": {"a": []},
                 "type": "io.oscar.reports.metric", "datacontenttype": "application/json",
                 "data": {"metric": "cpu-hours", "service": "cowsay"}}
                """));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/cloudevents+json;charset=UTF-8");
    assertThat(answer.body().replaceFirst(ID, "ID").replaceFirst(TIME, "TIME"))
        .isEqualTo(
            "{\"specversion\":\"1.0\",\"id\":\"ID\",\"source\":\"/oscar-reports\","
                + "\"type\":\"io.oscar.reports.metric.result\",\"time\":\"TIME\","
                + "\"subject\":\"metric-cpu-hours-of-cowsay-20261031T000000Z--20261101T000000Z.json\",\"causationid\":\"€"
                + " 1\",\"reportsources\":\"prometheus=ok\","
                + "\"datacontenttype\":\"application/json\",\"data\":"
                + CPU_HOURS
                + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "/~io.oscar.reports.summary~~io.oscar.reports.summary.result",
        "/~io.oscar.reports.breakdown~{\"group_by\":\"user\"}~io.oscar.reports.breakdown.result",
        "/~dev.knative.sources.ping~~io.oscar.reports.summary.result",
        "/~dev.knative.sources.ping~{\"operation\":\"metric\",\"metric\":\"cpu-hours\"}~io.oscar.reports.metric.result",
        "/breakdown~dev.knative.sources.ping~{\"group_by\":\"user\"}~io.oscar.reports.breakdown.result",
        "/summary~io.oscar.reports.summary~{}~io.oscar.reports.summary.result"
      })
  void choosesOperationByPathThenTypeThenData(String path, String type, String data, String result)
      throws Exception {
    var answer = SERVER.send(SERVER.binary(path, data == null ? "" : data).header("ce-type", type));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ce-type")).contains(result);
  }

  @Test
  void returnsCsvAsBinaryDataOrJsonString() throws Exception {
    String data = "{\"group_by\":\"country\",\"format\":\"csv\"}";
    var binary = SERVER.send(SERVER.binary("/breakdown", data).header("ce-type", "some.timer"));
    assertThat(binary.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(binary.headers().firstValue("ce-subject"))
        .contains("breakdown-by-country-20261031T000000Z--20261101T000000Z.csv");
    assertThat(binary.body())
        .startsWith(
            "key,membership,executions_count,unique_users_count,countries,start,end,complete,incomplete_sources\r\n"
                + "ES,,17,1,");

    var structured =
        SERVER.send(
            SERVER.structured(
                "/breakdown",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/tests\",\"type\":\"t\",\"data\":"
                    + data
                    + "}"));
    assertThat(structured.body())
        .contains(
            "\"datacontenttype\":\"text/csv;charset=UTF-8\",\"data\":\"key,membership,"
                + "executions_count,unique_users_count,countries,start,end,complete,"
                + "incomplete_sources\\r\\nES,,17,1,");
  }

  @Test
  void returnsReceiptWhenReportsAreWritten() throws Exception {
    var answer =
        SERVER.send(
            SERVER
                .binary(
                    "/",
                    "{\"operations\":[\"summary\",\"breakdown-by-user\"],"
                        + "\"output\":\"s3://reports/out/2026/\"}")
                .header("ce-type", "dev.knative.sources.ping"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ce-type")).contains("io.oscar.reports.receipt");
    assertThat(answer.body())
        .startsWith(
            "{\"objects\":[{\"object\":\"s3://reports/out/callers/anyone/2026/"
                + "summary-20261031T000000Z--20261101T000000Z.json\",\"operation\":\"summary\",");
    assertThat(SERVER.store().objects())
        .containsOnlyKeys(
            "s3://reports/out/callers/anyone/2026/summary-20261031T000000Z--20261101T000000Z.json",
            "s3://reports/out/callers/anyone/2026/breakdown-by-user-20261031T000000Z--20261101T000000Z.json");
  }

  @Test
  void returnsIdPercentEncoded() throws Exception {
    var answer =
        SERVER.send(
            SERVER
                .request("/summary", "")
                .header("ce-specversion", "1.0")
                .header("ce-id", "a%20%E2%82%AC\"%25")
                .header("ce-source", "/tests")
                .header("ce-type", "t"));
    assertThat(answer.headers().firstValue("ce-causationid")).contains("a%20%E2%82%AC%22%25");
  }

  @Test
  void returnsLongestId() throws Exception {
    String id = "%E2%82%AC".repeat(500);
    var request = SERVER.binary("/", "").setHeader("ce-id", id).header("ce-type", "t");
    assertThat(SERVER.send(request).headers().firstValue("ce-causationid")).contains(id);
  }

  @Test
  void givesEveryResponseUniqueId() throws Exception {
    var request = SERVER.binary("/summary", "").header("ce-type", "t");
    assertThat(SERVER.send(request).headers().firstValue("ce-id"))
        .isNotEqualTo(SERVER.send(request).headers().firstValue("ce-id"));
  }

  /** What the event consists of, with the parts that differ each time by name. */
  private static Map<String, String> eventHeaders(HttpResponse<String> answer) {
    Map<String, String> headers = new TreeMap<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (name.startsWith("ce-") || name.equals("content-type")) {
                String value = values.getFirst().replaceFirst("^" + ID + "$", "ID");
                headers.put(name, value.replaceFirst("^" + TIME + "$", "TIME"));
              }
            });
    return headers;
  }
}
