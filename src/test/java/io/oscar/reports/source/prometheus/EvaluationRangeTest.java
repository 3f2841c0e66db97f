package io.oscar.reports.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Ranges as Prometheus is asked for them. */
class EvaluationRangeTest {

  @Test
  void roundsBothEndsInwardsToMilliseconds() {
    EvaluationRange range =
        range("2026-03-10T00:00:00.000000001Z", "2026-03-10T23:59:59.999999999Z");

    assertThat(range.toString()).isEqualTo("2026-03-10T00:00:00.001Z--2026-03-10T23:59:59.999Z");
    assertThat(PromQl.duration(range.length())).isEqualTo("86399998ms");
  }

  @Test
  void extendsInstantToOneSecond() {
    EvaluationRange range = range("2026-03-10T00:00:00Z", "2026-03-10T00:00:00Z");

    assertThat(range.length()).isEqualTo(Duration.ofSeconds(1));
    assertThat(range.end()).isEqualTo(Instant.parse("2026-03-10T00:00:00Z"));
  }

  @Test
  void splitsDaysBeforeMidnight() {
    assertThat(range("2026-03-10T12:00:00Z", "2026-03-12T06:00:00Z").days())
        .map(EvaluationRange::toString)
        .containsExactly(
            "2026-03-10T12:00:00Z--2026-03-10T23:59:59.999Z",
            "2026-03-11T00:00:00Z--2026-03-11T23:59:59.999Z",
            "2026-03-12T00:00:00Z--2026-03-12T06:00:00Z");
  }

  @Test
  void keepsFinalMidnightInDayBefore() {
    assertThat(range("2026-03-10T12:00:00Z", "2026-03-11T00:00:00Z").days())
        .map(EvaluationRange::toString)
        .containsExactly("2026-03-10T12:00:00Z--2026-03-11T00:00:00Z");
  }

  @Test
  void includesSampleAtStartForOpenAndClosedRanges() {
    assertThat(Selector.of("up").over(Duration.ofMinutes(10)).text()).isEqualTo("up{}[600001ms]");
  }

  private static EvaluationRange range(String start, String end) {
    return EvaluationRange.of(new TimeRange(Instant.parse(start), Instant.parse(end)));
  }
}
