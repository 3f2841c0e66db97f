package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Rejected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HaproxyDialectTest {
  private static final String CLIENT = "203.0.113.7:33317 [28/Oct/2025:16:53:34.123] ";
  private static final String BACKEND = "http-in static/srv1 10/0/30/69/109 200 2750 - - ---- ";
  private static final String REST = "1/1/1/1/0 0/0 {1wt.eu} {} ";
  private static final String REQUEST = "\"GET /system/services/nb/exposed/ HTTP/1.1\"";
  private static final Execution EXPOSED =
      new Execution("nb", RequestKind.EXPOSED, "", "203.0.113.7", 1_761_670_414_123_000_000L);

  private static LogLine parse(String line) {
    return LogLineParser.ofIngress().parse(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025-10-28T16:53:35Z stdout F ",
        "<134>Oct 28 16:53:34 haproxy[14389]: ",
        "Oct 28 16:53:34 lb1 haproxy[14389]: ",
        "<134>1 2025-10-28T16:53:34.817934+02:00 - haproxy 266980 - - "
      })
  void readsLinesAfterSyslogHeader(String header) {
    assertThat(parse(header + CLIENT + BACKEND + REST + REQUEST)).isEqualTo(EXPOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        REST + "\"GET /system/services/nb/exposed HTTP/1.1\"",
        "1/1/1/1/0 0/0 \"POST oscar.example.org/system/services/nb/exposed/a HTTP/2.0\"",
        REST + "\"GET https://oscar.example.org//system/services/nb/exposed/a HTTP/2.0\"",
        REST + "\"GET /system/services/nb/exposed/a/long/path/that/the/log/cut/off"
      })
  void readsEveryRequestForm(String request) {
    assertThat(parse(CLIENT + BACKEND + request)).isEqualTo(EXPOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"<BADREQ>\"", "\"GET / HTTP/1.1\"", "\"GET /system/services/nb HTTP/1"})
  void rejectsOtherRequests(String request) {
    assertThat(parse(CLIENT + BACKEND + REST + request))
        .isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "he said \"x]: " + CLIENT + BACKEND + REST + REQUEST,
        "he said " + CLIENT + BACKEND + REST + REQUEST,
        "203.0.113.7:33317 [28/Okt/2025:16:53:34.123] " + BACKEND + REST + REQUEST,
        CLIENT + "http-in " + REQUEST,
        CLIENT + "http-in static/srv1 - 200 " + REQUEST
      })
  void rejectsSimilarLines(String line) {
    assertThat(parse(line)).extracting("reason").isEqualTo(Rejection.MALFORMED);
  }
}
