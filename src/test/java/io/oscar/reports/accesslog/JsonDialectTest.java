package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDialectTest {
  private static final long NANOS = 1_761_670_414_000_000_000L;
  private static final String PATH = "/system/services/nb/exposed/lab";
  private static final String TIME = "\"time\":\"2025-10-28T16:53:34+00:00\"";

  private static LogLine parse(String line) {
    return LogLineParser.ofIngress().parse(line);
  }

  private static Execution from(String address) {
    return new Execution("nb", RequestKind.EXPOSED, "", address, NANOS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"path\":\"" + PATH + "\"",
        "\"uri\":\"" + PATH + "\"",
        "\"request_uri\":\"" + PATH + "?a=b\"",
        "\"request\":\"GET " + PATH + " HTTP/2.0\"",
        "\"request\":\"" + PATH + "\"",
        "\"requestUrl\":\"oscar.example.org" + PATH + "?\"",
        "\"request_url\":\"https://oscar.example.org:8443" + PATH + "\"",
        "\"url\":{\"domain\":\"x\",\"path\":\"/lab\",\"original\":\"" + PATH + "\"}",
        "\"http\":{\"url\":{\"original\":\"" + PATH + "\"}}",
        "\"request\":{\"method\":\"GET\",\"uri\":\"" + PATH + "\"}",
        "\"x-envoy-origin-path\":\"" + PATH + "\"",
        "\"request_uri\":\"\\/system\\/services\\/n\\u0062\\/exposed\"",
        "\"path\":\"//system//services//nb/exposed/lab\"",
        "\"path\":\"/lab\",\"request_uri\":\"" + PATH + "\"",
        "\"request_uri\":\"" + PATH + "\",\"path\":\"/system/services/other/exposed\"",
        "\"request_uri\":\"-\",\"path\":\"" + PATH + "\""
      })
  void readsTargetFromAnyKnownField(String target) {
    assertThat(parse("{" + TIME + "," + target + ",\"status\":200}")).isEqualTo(from(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//systemservices/nb/exposed",
        "//system/servicesnb/exposed",
        "/system/services/nb/exposedlab",
        "/systems/services/nb/exposed"
      })
  void wantsASlashBetweenSegments(String path) {
    assertThat(parse("{" + TIME + ",\"path\":\"" + path + "\",\"status\":200}"))
        .isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"time_iso8601\":\"2025-10-28T16:53:34+00:00\"",
        "\"@timestamp\":\"2025-10-28T17:53:34+01:00\"",
        "\"timestamp\":\"2025-10-28T16:53:34Z\"",
        "\"time_local\":\"28/Oct/2025:16:53:34 +0000\"",
        "\"msec\":\"1761670414.000\"",
        "\"msec\":1761670414.000",
        "\"ts\":1761670414",
        "\"ts\":1761670414000",
        "\"ts\":1761670414000000",
        "\"ts\":1761670414000000000",
        "\"time_local\":\"28/Oct/2025:16:53:30 +0000\",\"msec\":\"1761670414.000\"",
        "\"msec\":\"\",\"time_local\":\"28/Oct/2025:16:53:34 +0000\""
      })
  void readsTimeFromAnyKnownField(String time) {
    assertThat(parse("{\"request_uri\":\"" + PATH + "\"," + time + "}")).isEqualTo(from(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'\"remote_addr\":\"203.0.113.7\"'; 203.0.113.7",
        "'\"remote_addr\":\"\",\"x_forwarded_for\":\"203.0.113.7, 10.0.0.1\"'; 203.0.113.7",
        "'\"x_forwarded_for\":\"198.51.100.1\",\"remote_addr\":\"203.0.113.7\"'; 203.0.113.7",
        "'\"remote_addr\":\"-\",\"http_x_forwarded_for\":\"2001:db8::1,10.0.0.1\"'; 2001:db8::1"
      })
  void readsClientAddress(String client, String address) {
    assertThat(parse("{\"request_uri\":\"" + PATH + "\"," + TIME + "," + client + "}"))
        .isEqualTo(from(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"http_user_agent\":\"\\\",\\\"request_uri\\\":\\\"/system/services/v/exposed\"",
        "\"http_referrer\":\"https://oscar.example.org/system/services/v/exposed/\"",
        "\"request_Uri\":\"/system/services/v/exposed\"",
        "\"request_X-Request_uri\":\"/system/services/v/exposed\"",
        "\"headers\":{\"request_uri\":\"/system/services/v/exposed\"}",
        "\"request\":{\"headers\":{\"Uri\":[\"/system/services/v/exposed\"]}}",
        "\"list\":[{\"request_uri\":\"/system/services/v/exposed\"}]"
      })
  void ignoresFieldsControlledByCallers(String field) {
    String own = "\"request_uri\":\"" + PATH + "\"," + TIME;
    assertThat(parse("{" + field + "," + own + "}")).isEqualTo(from(""));
    assertThat(parse("{" + own + "," + field + "}")).isEqualTo(from(""));
    assertThat(parse("{" + field + "," + TIME + ",\"request_uri\":\"/\"}"))
        .isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }

  @Test
  void takesLastOfDuplicateFields() {
    assertThat(
            parse(
                "{\"request_uri\":\"/system/services/a/exposed\","
                    + TIME
                    + ",\"request_uri\":\""
                    + PATH
                    + "\"}"))
        .isEqualTo(from(""));
  }

  @Test
  void readsNginxEscapesWithoutEscapeJson() {
    String agent = ",\"http_user_agent\":\"a \\x22quoted\\x22 \\xC3\\xA9\"}";
    assertThat(parse("{" + TIME + ",\"request_uri\":\"" + PATH + "\"" + agent)).isEqualTo(from(""));
    assertThat(parse("{" + TIME + ",\"request_uri\":\"/system/services/n\\x22b/exposed\"" + agent))
        .isEqualTo(new Rejected(Rejection.SERVICE_NAME));
  }

  @Test
  void describesLineThatHoldsOnlyRewrittenPath() {
    String referrer = ",\"http_referrer\":\"https://oscar.example.org" + PATH + "\"}";
    assertThat(parse("{" + TIME + ",\"path\":\"/lab/main.js\"" + referrer))
        .isEqualTo(
            new Rejected(
                Rejection.MALFORMED,
                "JSON with the fields time, path, http_referrer, none of which contains the"
                    + " requested path ($request_uri of nginx)"));
    assertThat(parse("{" + TIME + ",\"path\":\"/lab/main.js\",\"http_referrer\":\"\"}"))
        .isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'{\"a\":\"/system/services/nb/exposed/x\",\"b\":1}'; JSON with the fields a, b",
        "'{\"a\":{\"b\":\"GET /system/services/nb/exposed/x HTTP/1.1\"}}'; JSON with the fields"
            + " a.b",
        "'{\"message\":\"10.1.2.3 - - [28/Oct/2025:16:53:34 +0000] \\\"GET"
            + " /system/services/nb/exposed/x HTTP/1.1\\\" 200\"}'; JSON with the fields message",
        "'{\"tom@x é secret\":\"/system/services/nb/exposed/x\"}'; JSON with the fields a@a a a",
        "'{\"a\":\"/system/services/nb/exposed/x\"'; broken JSON with the fields a",
        "'{{\"/system/services/nb/exposed/x\"'; broken JSON"
      })
  void describesUnknownObjects(String line, String form) {
    assertThat(parse(line)).isEqualTo(new Rejected(Rejection.MALFORMED, form));
  }

  @Test
  void namesAtMostTwelveFields() {
    var line = new StringBuilder("{\"target\":\"/system/services/nb/exposed/\"");
    for (int i = 0; i < 1_000; i++) {
      line.append(",\"f").append(i).append("\":1");
    }
    assertThat(parse(line + "}"))
        .isEqualTo(
            new Rejected(
                Rejection.MALFORMED,
                "JSON with the fields target, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, …"));
  }

  @Test
  void ignoresMessageThatOnlyMentionsPath() {
    assertThat(
            parse(
                "{\"level\":\"debug\",\"rule\":\"PathPrefix(`/system/services/nb/exposed`)\","
                    + TIME
                    + "}"))
        .isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }
}
