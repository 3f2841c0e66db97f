package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvoyDialectTest {
  private static final String TIME = "[2025-10-28T16:53:34.123Z] ";
  private static final String REST =
      " - via_upstream - \"-\" 0 11 4 3 \"203.0.113.7\" \"curl\" \"x\" \"oscar\" \"10.0.0.9:80\"";
  private static final Execution EXPOSED =
      new Execution("nb", RequestKind.EXPOSED, "", "", 1_761_670_414_123_000_000L);

  private static LogLine parse(String line) {
    return LogLineParser.ofIngress().parse(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"GET /system/services/nb/exposed/ HTTP/2\" 200",
        "\"POST http://oscar.example.org/system/services/nb/exposed?a=b HTTP/1.1\" 503",
        "\"GET /system/services/nb/exposed/\" HTTP/1.1\" 404",
        "\"GET //system/services/nb/exposed/a HTTP/1.1\" 0"
      })
  void readsRequests(String request) {
    assertThat(parse(TIME + request + REST)).isEqualTo(EXPOSED);
    assertThat(parse("2025-10-28T16:53:35Z stdout F " + TIME + request + REST)).isEqualTo(EXPOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"GET / HTTP/1.1\" 200 - \"GET /system/services/nb/exposed HTTP/1.1\" 200",
        "\"- - HTTP/1.1\" 400 DPE",
        "\"GET /system/services/nb HTTP/1.1\" 200"
      })
  void rejectsOtherRequests(String request) {
    assertThat(parse(TIME + request + REST)).isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }

  @Test
  void rejectsTruncatedLines() {
    assertThat(parse(TIME + "\"GET /system/services/nb/exposed/ HTTP/1.1"))
        .isEqualTo(new Rejected(Rejection.MALFORMED, "[9-9-a:9.a] \"a /a/ a/9.9"));
  }

  @Test
  void ignoresOtherEnvoyMessages() {
    assertThat(parse("[2025-10-28 16:53:34.123][12][info][main] all dependencies initialized"))
        .isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }
}
