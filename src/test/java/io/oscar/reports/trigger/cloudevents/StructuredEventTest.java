package io.oscar.reports.trigger.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredEventTest {
  private static final String ATTRIBUTES =
      "\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/timer\",\"type\":\"some.timer\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"data\": {\"operation\": \"metric\", \"metric\": \"cpu-hours\", \"service\": \"cowsay\"}",
        "\"data\":\"{\\\"operation\\\":\\\"metric\\\",\\\"metric\\\":\\\"cpu-hours\\\","
            + "\\\"service\\\":\\\"cowsay\\\"}\"",
        "\"datacontenttype\":\"application/json\",\"data_base64\":\"eyJvcGVyYXRpb24iOiJtZXRyaWMiL"
            + "CJtZXRyaWMiOiJjcHUtaG91cnMiLCJzZXJ2aWNlIjoiY293c2F5In0=\"",
        "\"subject\":null,\"time\":\"2026-11-01T00:00:00Z\",\"myext\":[{\"data\":1}],\"odd_Ü\":1e9,"
            + "\"data\":{\"operation\":\"metric\",\"metric\":\"cpu-hours\",\"service\":\"cowsay\"}"
      })
  void acceptsDataAsObjectStringOrBase64(String data) {
    Event event = read("{" + ATTRIBUTES + "," + data + "}");

    OperationRequest call = event.job().toJob(null, new Caller.Remote(null)).calls().getFirst();
    assertThat(call.operation()).isEqualTo(Operation.METRIC);
    assertThat(call.request().query().service()).isEqualTo("cowsay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"data\":null", ",\"data\":{}", ",\"data\":\"\""})
  void defaultsToSummaryWithoutData(String data) {
    Event event = read("{" + ATTRIBUTES + data + "}");

    assertThat(event.id()).isEqualTo("7");
    assertThat(event.type()).isEqualTo("some.timer");
    assertThat(event.job().toJob(null, new Caller.Remote(null)).calls())
        .extracting(OperationRequest::operation)
        .containsExactly(Operation.SUMMARY);
  }

  @Test
  void acceptsByteOrderMarkAndAttributesAfterData() {
    Event event = read("\uFEFF{\"data\" : {\"service\":\"caf\u00e9\"} , " + ATTRIBUTES + "}");

    assertThat(event.id()).isEqualTo("7");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> event.job().toJob(null, new Caller.Remote(null)))
        .withMessage("service: is not a valid service name (a DNS-1123 label)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "''~event: is not a JSON object",
        "[]~event: is not a JSON object",
        "[{ATTRIBUTES}]~event: is not a JSON object",
        "{ATTRIBUTES~event: is not valid JSON in UTF-8",
        "{ATTRIBUTES}{}~event: unexpected content after the JSON object",
        "{}~specversion: is missing",
        "{\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"}~specversion: must"
            + " be 1.0",
        "{\"specversion\":1.0}~specversion: must be a string",
        "{\"specversion\":\"1.0\"}~id: is missing",
        "{\"specversion\":\"1.0\",\"id\":null}~id: is missing",
        "{\"specversion\":\"1.0\",\"id\":\"\"}~id: is empty",
        "{\"specversion\":\"1.0\",\"id\":\"a\\u0000\"}~id: contains a character that is not allowed"
            + " in attributes",
        "{\"specversion\":\"1.0\",\"id\":\"\\ud800\"}~id: contains a character that is not allowed"
            + " in attributes",
        "{\"specversion\":\"1.0\",\"id\":\"1\"}~source: is missing",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\"}~type: is missing",
        "{ATTRIBUTES,\"id\":\"8\"}~id: is given more than once",
        "{ATTRIBUTES,\"data\":[]}~data: is neither a JSON object nor a string",
        "{ATTRIBUTES,\"data\":1}~data: is neither a JSON object nor a string",
        "{ATTRIBUTES,\"data\":\"hello\"}~data: is not valid JSON (line 1, column 1)",
        "{ATTRIBUTES,\"data\":\"[]\"}~data: is not a JSON object",
        "{ATTRIBUTES,\"data\":{},\"data_base64\":\"e30=\"}~data_base64: is given more than once",
        "{ATTRIBUTES,\"data_base64\":\"e30\\u0020\"}~data_base64: is not valid Base64",
        "{ATTRIBUTES,\"data_base64\":{}}~data_base64: must be a string",
        "{ATTRIBUTES,\"data\":{\"planet\":\"Mars\"}}~planet: is not one of start",
        "{ATTRIBUTES,\"data\":{\"period\":\"7d\",\"period\":\"7d\"}}~period: is given more than"
            + " once"
      })
  void namesInvalidMembers(String text, String message) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> read(text.replace("ATTRIBUTES", ATTRIBUTES)))
        .withMessageStartingWith(message);
  }

  @Test
  void rejectsLongAttribute() {
    String text = "{\"specversion\":\"1.0\",\"id\":\"" + "x".repeat(501) + "\"}";
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> read(text))
        .withMessage("id: is longer than 500 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE"})
  void rejectsOtherEncodings(String charset) {
    byte[] text = ("{" + ATTRIBUTES + ",\"data\":{}}").getBytes(Charset.forName(charset));
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> StructuredEvent.read(text))
        .withMessage("event: is not valid JSON in UTF-8");
  }

  @Test
  void rejectsDeepNesting() {
    String text = "{" + ATTRIBUTES + ",\"data\":" + "{\"a\":".repeat(10_000);
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> read(text))
        .withMessage("event: is not valid JSON in UTF-8");
  }

  private static Event read(String text) {
    return StructuredEvent.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
