package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTimeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[GIN-EXECUTIONS-LOGGER] 2026-10-28T16:53:34Z | 200 | broken",
        "[GIN-EXECUTIONS-LOGGER] 2026/10/28 - 16:53:34 | 200 | broken",
        "2026-10-28T17:00:00Z stderr F [GIN] 2026/10/28 - 16:53:34 | 200 | 1ms | GET \"/run/a\"",
        "2026/10/28 16:53:34 [GIN] 2026/10/28 - 16:53:34 | 200",
        "2026/10/28 16:53:34 Error: no such service",
        "2026-10-28T16:53:34.000Z stdout F no time of its own",
        "10.0.0.1 - me [28/Oct/2026:18:53:34 +0200] \"GET / HTTP/1.1\" 200",
        "{\"RequestPath\":\"/\",\"StartUTC\":\"2026-10-28T16:53:34Z\",\"time\":\"2026-10-28T17:00:00Z\"}",
        "{\"time\":\"2026-10-28T16:53:34Z\"}",
        "{\"a\":\"\\\"time\\\":\\\"2026-01-01T00:00:00Z\\\"\",\"msec\":\"1793206414.000\"",
        "{\"log\":\"[GIN] 2026/10/28 - 16:53:34 | 200\\n\",\"stream\":\"stderr\"}",
        "{\"log\":\"x\\n\",\"stream\":\"stderr\",\"time\":\"2026-10-28T16:53:34.0Z\"}",
        "\u001b[31m2026/10/28 16:53:34 Error: no such service\u001b[0m",
        "[2026-10-28T16:53:34.000Z] \"GET / HTTP/1.1\" 200 -",
        "10.0.0.1:7 [28/Oct/2026:16:53:34.000] a b/c 0/0/0/0/0 200 1 - - \"GET / HTTP/1.1\""
      })
  void findsTimeOfLine(String line) {
    assertThat(LineTime.of(line))
        .isEqualTo(Timestamps.toNanos(Instant.parse("2026-10-28T16:53:34Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"StartUTC\":\"",
        "[",
        "[GIN] ",
        "[GIN-EXECUTIONS-LOGGER] 2026",
        "  at some.Trace(2026-10-28T16:53:34Z)",
        "2026/10/28 later",
        "10.0.0.1 - - [28/Oct/2026:18:53:34 +02"
      })
  void returnsNoTimeForOtherLines(String line) {
    assertThat(LineTime.of(line)).isEqualTo(LogLine.NO_TIME);
  }
}
