package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRefusalsTest {
  @AutoClose private static final EventServer SERVER = new EventServer();

  @ParameterizedTest
  @ValueSource(strings = {"specversion", "id", "source", "type"})
  void returns400NamingMissingAttribute(String missing) throws Exception {
    for (String path : List.of("/", "/summary")) {
      var request = SERVER.request(path, "");
      for (String name : List.of("specversion", "id", "source", "type")) {
        if (!name.equals(missing)) {
          request.header("ce-" + name, "1.0");
        }
      }
      var answer = SERVER.send(request);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).isEqualTo("{\"error\":\"ce-" + missing + ": is missing\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ce-specversion, 0.3, ce-specversion: must be 1.0",
    "ce-id, '', ce-id: is empty",
    "ce-id, %20, ce-id: is empty",
    "ce-id, %C0%A0, ce-id: is not percent-encoded UTF-8",
    "ce-id, %00, ce-id: contains a character that is not allowed in attributes",
    "ce-source, '', ce-source: is empty",
    "ce-type, '', ce-type: is empty"
  })
  void returns400NamingInvalidAttribute(String header, String value, String error)
      throws Exception {
    var request = SERVER.binary("/", "").header("ce-type", "t").setHeader(header, value);
    var answer = SERVER.send(request);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    assertThat(answer.headers().firstValue("ce-id")).isEmpty();
  }

  @Test
  void rejectsAttributeGivenTwice() throws Exception {
    var request = SERVER.binary("/", "").header("ce-type", "t").header("ce-type", "u");
    assertThat(SERVER.send(request).body())
        .isEqualTo("{\"error\":\"ce-type: is given more than once\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "/summary~io.oscar.reports.metric~{}~type: names metric, but the path names summary",
        "/~io.oscar.reports.planet~{}~type: names no operation",
        "/~io.oscar.reports.summary.result~{}~type: names no operation",
        "/~io.oscar.reports.receipt~{}~type: names no operation",
        "/~io.oscar.reports.summary~{\"operation\":\"metric\"}~operation: conflicts with the call",
        "/~io.oscar.reports.summary~{\"operations\":[\"metric\"]}~operations: cannot be combined",
        "/~t~{\"operations\":[\"summary\",\"breakdown-by-user\"]}~output: is required",
        "/~t~{\"planet\":\"Mars\"}~planet: is not one of start",
        "/~t~[]~data: is not a JSON object",
        "/?period=7d~t~{}~query: is not allowed with POST: send the parameters in the JSON body"
      })
  void returns400ForImpossibleRequests(String path, String type, String data, String error)
      throws Exception {
    var answer = SERVER.send(SERVER.binary(path, data).header("ce-type", type));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"error\":\"" + error);
  }

  @ParameterizedTest
  @CsvSource({
    "application/cloudevents-batch+json, 415",
    "application/cloudevents+avro, 415",
    "application/cloudevents, 415",
    "Application/CloudEvents+JSON;charset=utf-8, 400"
  })
  void returns415ForBatchesAndOtherFormats(String mediaType, int status) throws Exception {
    for (String path : List.of("/", "/summary")) {
      var answer = SERVER.send(SERVER.request(path, "[]").header("Content-Type", mediaType));
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body())
          .isEqualTo(
              status == 400
                  ? "{\"error\":\"event: is not a JSON object\"}"
                  : "{\"error\":\"unsupported event format: send single events in binary mode or as"
                      + " application/cloudevents+json\"}");
    }
  }

  @Test
  void returns400WithAlternativesForPostWithoutEvent() throws Exception {
    var answer = SERVER.send(SERVER.request("/", "{}").header("Content-Type", "application/json"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":\"path: accepts CloudEvents only (required: ce-specversion, ce-id,"
                + " ce-source, ce-type); for plain JSON, POST to one of /summary, /metric,"
                + " /breakdown, /timeline\"}");
  }

  @ParameterizedTest
  @CsvSource({"PUT, 405", "DELETE, 405", "OPTIONS, 204"})
  void allowsOnlyGetAndPostAtRoot(String method, int status) throws Exception {
    var request = HttpRequest.newBuilder(SERVER.uri("/")).method(method, BodyPublishers.noBody());
    var answer = SERVER.send(request);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void returns413ForHugeEvent() throws Exception {
    var answer = SERVER.send(SERVER.structured("/", " ".repeat(70_000)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("{\"error\":\"the body is larger than 65536 bytes\"}");
  }

  /** Knative repeats what is answered with 404, 408, 409, 429 or 5xx, and nothing else. */
  @ParameterizedTest
  @CsvSource({
    "refused, cowsay, 401",
    "forbidden, cowsay, 403",
    "scoped, plants, 422",
    "offline, cowsay, 503",
    "broken, cowsay, 500"
  })
  void returnsRetryableStatusOnlyForTransientErrors(String token, String service, int status)
      throws Exception {
    var answer =
        SERVER.send(
            SERVER
                .binary("/", "{\"metric\":\"cpu-hours\",\"service\":\"" + service + "\"}")
                .header("ce-type", "io.oscar.reports.metric")
                .header("Authorization", "Bearer " + token));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"error\":\"").doesNotContain("Bearer");
    assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
        .isEqualTo(status == 401);
  }

  @Test
  void returns403ForOutputOutsidePrefix() throws Exception {
    var answer =
        SERVER.send(
            SERVER.binary("/", "{\"output\":\"s3://other/\"}").header("ce-type", "some.timer"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(SERVER.store().objects()).isEmpty();
  }
}
