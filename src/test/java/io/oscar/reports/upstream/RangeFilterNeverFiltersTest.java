package io.oscar.reports.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLineParser;
import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.report.TimeRange;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * OSCAR compares the time of a line in a form that it never has, so lines outside the range are
 * counted.
 */
class RangeFilterNeverFiltersTest {

  private static final TimeRange RANGE =
      new TimeRange(
          Instant.parse("2025-10-28T16:53:34Z"), Instant.parse("2025-10-28T16:53:35.000000001Z"));

  @ParameterizedTest
  @CsvSource({
    "2025-10-28T16:53:33.999999999Z,false",
    "2025-10-28T16:53:34Z,true",
    "2025/10/28 - 16:53:34,true",
    "2025/10/28 - 16:53:36,false",
    "2025-10-28T16:53:35.000000001Z,true",
    "2025-10-28T16:53:35.000000002Z,false"
  })
  void comparesEveryTimeFormatToTheNanosecond(String time, boolean inside) {
    var line = "[GIN-EXECUTIONS-LOGGER] " + time + " | 200 | 1ms | ::1 | POST    /run/a | u";
    var request = (Execution) LogLineParser.ofManager().parse(line);
    assertThat(RANGE.contains(Timestamps.toInstant(request.epochNanos()))).isEqualTo(inside);
  }
}
