package io.oscar.reports.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPeriodTest {
  /** A Wednesday. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-18T12:30:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "90m, 2026-11-18T11:00:00Z--2026-11-18T12:30:00Z",
    "24h, 2026-11-17T12:30:00Z--2026-11-18T12:30:00Z",
    "7d, 2026-11-11T12:30:00Z--2026-11-18T12:30:00Z",
    "2W, 2026-11-04T12:30:00Z--2026-11-18T12:30:00Z",
    "2024-02, 2024-02-01T00:00:00Z--2024-02-29T23:59:59.999999999Z",
    "2026-10-28, 2026-10-28T00:00:00Z--2026-10-28T23:59:59.999999999Z",
    "2026-Q3, 2026-07-01T00:00:00Z--2026-09-30T23:59:59.999999999Z",
    "2026-H1, 2026-01-01T00:00:00Z--2026-06-30T23:59:59.999999999Z",
    "2025, 2025-01-01T00:00:00Z--2025-12-31T23:59:59.999999999Z",
    "2026, 2026-01-01T00:00:00Z--2026-11-18T12:30:00Z",
    "today, 2026-11-18T00:00:00Z--2026-11-18T12:30:00Z",
    "YESTERDAY, 2026-11-17T00:00:00Z--2026-11-17T23:59:59.999999999Z",
    "this-week, 2026-11-16T00:00:00Z--2026-11-18T12:30:00Z",
    "last-week, 2026-11-09T00:00:00Z--2026-11-15T23:59:59.999999999Z",
    "last-month, 2026-10-01T00:00:00Z--2026-10-31T23:59:59.999999999Z",
    "this-quarter, 2026-10-01T00:00:00Z--2026-11-18T12:30:00Z",
    "last-quarter, 2026-07-01T00:00:00Z--2026-09-30T23:59:59.999999999Z",
    "last-year, 2025-01-01T00:00:00Z--2025-12-31T23:59:59.999999999Z"
  })
  void meansARange(String text, String range) {
    assertThat(new ReportPeriod(text).range(CLOCK)).hasToString(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0h", "-1d", "h", "1y", "2026-13", "2026-02-30", "2026-q5", "now", "999999d"})
  void refusesOtherWords(String text) {
    assertThatThrownBy(() -> new ReportPeriod(text))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("period: '" + text + "' is no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027", "2026-11-19", "9999", "1969", "0001-01", "99999w"})
  void refusesPeriodsWithoutData(String text) {
    var period = new ReportPeriod(text);
    assertThatThrownBy(() -> period.range(CLOCK)).isInstanceOf(InvalidRequest.class);
  }
}
