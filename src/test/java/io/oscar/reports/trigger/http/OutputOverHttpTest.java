package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.delivery.CallerPrefixes;
import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectStore;
import io.oscar.reports.delivery.ObjectsInMemory;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.trigger.FakeCluster;
import io.oscar.reports.trigger.job.JobDelivery;
import io.oscar.reports.trigger.job.JobRunner;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputOverHttpTest {
  private static final ObjectsInMemory STORE = new ObjectsInMemory();
  @AutoClose private static final ServerUnderTest SERVER = start(STORE);

  @AutoClose
  private static final ServerUnderTest BROKEN =
      start(
          (address, content, type, fileName) -> {
            throw new DeliveryFailure(address.toString(), "bucket 'reports' does not exist", null);
          });

  private static ServerUnderTest start(ObjectStore store) {
    ReportFunctions functions = FakeCluster.complete();
    var jobs =
        new RemoteJobs(
            new JobRunner(functions),
            new JobDelivery(new Delivery(store)),
            new CallerPrefixes(ObjectAddress.of("s3://reports/out/"), true));
    return new ServerUnderTest(ReportServer.start(functions, jobs, new HttpSettings(0, List.of())));
  }

  @Test
  void returnsReceiptWithObjectAddress() throws Exception {
    var answer =
        post(
            SERVER,
            "/breakdown",
            "{\"group_by\":\"user\",\"output\":\"s3://reports/out/a/\"}",
            "text/csv");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json;charset=UTF-8");
    assertThat(answer.body())
        .startsWith(
            "{\"objects\":[{\"object\":\"s3://reports/out/callers/anyone/a/"
                + "breakdown-by-user-20261031T000000Z--20261101T000000Z.csv\","
                + "\"operation\":\"breakdown\",\"start\":\"2026-10-31T00:00:00Z\","
                + "\"end\":\"2026-11-01T00:00:00Z\",\"sources\":[{\"name\":");
    assertThat(STORE.objects())
        .containsEntry(
            "s3://reports/out/callers/anyone/a/breakdown-by-user-20261031T000000Z--20261101T000000Z.csv",
            """
            text/csv;charset=UTF-8|breakdown-by-user-20261031T000000Z--20261101T000000Z.csv|\
            key,membership,executions_count,countries,start,end,complete,incomplete_sources\r
            '=cmd(),member,3,PT:3,2026-10-31T00:00:00Z,2026-11-01T00:00:00Z,true,\r
            alice@egi.eu,member,12,ES:12,2026-10-31T00:00:00Z,2026-11-01T00:00:00Z,true,\r
            nil,external,5,ES:5,2026-10-31T00:00:00Z,2026-11-01T00:00:00Z,true,\r
            """);
  }

  @Test
  void writesJsonByDefault() throws Exception {
    post(SERVER, "/summary", "{\"output\":\"s3://reports/out/b/\"}", "*/*");

    assertThat(STORE.objects())
        .containsKey(
            "s3://reports/out/callers/anyone/b/summary-20261031T000000Z--20261101T000000Z.json");
  }

  @Test
  void choosesFormatByExtensionOrParameter() throws Exception {
    post(SERVER, "/summary", "{\"output\":\"s3://reports/out/c.csv\"}", "*/*");
    post(SERVER, "/summary", "{\"format\":\"json\",\"output\":\"s3://reports/out/d\"}", "text/csv");

    assertThat(STORE.objects().get("s3://reports/out/callers/anyone/c.csv"))
        .startsWith("text/csv;");
    assertThat(STORE.objects().get("s3://reports/out/callers/anyone/d"))
        .startsWith("application/json|d|{");
  }

  @Test
  void returns400ForUnknownExtension() throws Exception {
    var answer = post(SERVER, "/summary", "{\"output\":\"s3://reports/out/e.xlsx\"}", "*/*");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"error\":\"output: unsupported extension .xlsx: use .json, .csv, .txt\"}");
    assertThat(STORE.objects().keySet()).noneMatch(object -> object.contains("xlsx"));
  }

  @Test
  void returns403ForOutputOutsidePrefix() throws Exception {
    var answer = post(SERVER, "/summary", "{\"output\":\"s3://reports/other/\"}", "*/*");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"error\":\"output: is not below s3://reports/out/\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, ''",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, anything"
  })
  void returns403ForCrossOriginOutput(String header, String value) throws Exception {
    String body = "{\"output\":\"s3://reports/out/foreign/\"}";
    var forms = List.of("text/plain", "application/x-www-form-urlencoded", "application/json");
    for (String path : List.of("/summary", "/breakdown", "/metric", "/")) {
      for (String form : forms) {
        var request = SERVER.request(path, body).header(header, value).header("Content-Type", form);
        refused(
            request
                .header("ce-id", "1")
                .header("ce-source", "/x")
                .header("ce-type", "x.y")
                .header("ce-specversion", "1.0"));
      }
    }
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"x.y\",\"data\":"
            + body
            + "}";
    refused(
        SERVER
            .request("/", event)
            .header(header, value)
            .header("Content-Type", "application/cloudevents+json"));
    refused(SERVER.request("/summary", body).header(header, value));
    assertThat(STORE.objects().keySet()).noneMatch(object -> object.contains("foreign"));
  }

  private static void refused(HttpRequest.Builder request) throws Exception {
    var answer = SERVER.send(request);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":\"output: a cross-origin page may not have reports written (allowed"
                + " origins: CORS_ALLOWED_ORIGINS)\"}");
  }

  @Test
  void acceptsSameOriginOutput() throws Exception {
    String body = "{\"output\":\"s3://reports/out/own/\"}";
    for (var headers :
        List.of(
            List.of("Sec-Fetch-Site", "same-origin", "Origin", "https://behind.a.proxy"),
            List.of("Sec-Fetch-Site", "none"),
            List.of("Origin", "https://localhost:" + SERVER.port()))) {
      var request = SERVER.request("/summary", body).headers(headers.toArray(String[]::new));
      assertThat(SERVER.send(request).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void acceptsCrossOriginReportWithoutOutput() throws Exception {
    var request = SERVER.request("/summary", "{}").header("Sec-Fetch-Site", "cross-site");

    assertThat(SERVER.send(request).statusCode()).isEqualTo(200);
  }

  @Test
  void returns502WhenStoreFails() throws Exception {
    var answer = post(BROKEN, "/summary", "{\"output\":\"s3://reports/out/x.csv\"}", "*/*");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":\"cannot write to s3://reports/out/callers/anyone/x.csv: bucket 'reports'"
                + " does not exist\"}");
  }

  @Test
  void writesNothingWhenUnauthorized() throws Exception {
    var request =
        SERVER
            .request("/summary", "{\"output\":\"s3://reports/out/refused/\"}")
            .header("Authorization", "Bearer refused");

    assertThat(SERVER.send(request).statusCode()).isEqualTo(401);
    assertThat(STORE.objects().keySet()).noneMatch(object -> object.contains("refused"));
  }

  private static HttpResponse<String> post(
      ServerUnderTest to, String path, String body, String accept) throws Exception {
    return to.send(to.request(path, body).header("Accept", accept));
  }
}
