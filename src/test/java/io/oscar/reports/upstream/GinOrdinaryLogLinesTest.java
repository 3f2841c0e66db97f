package io.oscar.reports.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Rejected;
import io.oscar.reports.accesslog.LogLineParser;
import io.oscar.reports.accesslog.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * OSCAR counts the ordinary lines of GIN beside those of its execution logger, so requests count
 * twice.
 */
class GinOrdinaryLogLinesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[GIN] 2025/10/28 - 16:53:34 | 200 |  347.805334ms |      172.25.0.1 | POST     \"/run/a\"",
        "[GIN] 2025-10-28T16:53:34Z | 200 |  347.805334ms | 172.25.0.1 | POST    /run/a | ann",
        "2025-10-28T16:53:34Z stderr F [GIN] 2025/10/28 - 16:53:34 | 200 | 1ms | ::1 | POST /job/a"
            + " | u"
      })
  void rejectsOrdinaryGinLines(String line) {
    assertThat(LogLineParser.ofManager().parse(line)).isEqualTo(new Rejected(Rejection.OTHER_LINE));
    assertThat(LogLineParser.ofAny().parse(line)).isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }
}
