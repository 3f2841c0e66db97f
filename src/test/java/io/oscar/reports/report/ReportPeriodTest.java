package io.oscar.reports.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
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
    "2026-W40, 2026-09-28T00:00:00Z--2026-10-04T23:59:59.999999999Z",
    "2026-w01, 2025-12-29T00:00:00Z--2026-01-04T23:59:59.999999999Z",
    "2020-W53, 2020-12-28T00:00:00Z--2021-01-03T23:59:59.999999999Z",
    "Q3, 2026-07-01T00:00:00Z--2026-09-30T23:59:59.999999999Z",
    "q4, 2026-10-01T00:00:00Z--2026-11-18T12:30:00Z",
    "h2, 2026-07-01T00:00:00Z--2026-11-18T12:30:00Z",
    "now-7d, 2026-11-11T12:30:00Z--2026-11-18T12:30:00Z",
    "2026-10-01..2026-10-31, 2026-10-01T00:00:00Z--2026-10-31T23:59:59.999999999Z",
    "2026-10-01..2026-10-01, 2026-10-01T00:00:00Z--2026-10-01T23:59:59.999999999Z",
    "2026-08..2026-Q3, 2026-08-01T00:00:00Z--2026-09-30T23:59:59.999999999Z",
    "2026-10-01.., 2026-10-01T00:00:00Z--2026-11-18T12:30:00Z",
    "2026-11-01..2026-12-31, 2026-11-01T00:00:00Z--2026-11-18T12:30:00Z",
    "..now-1d, 2026-11-16T12:30:00Z--2026-11-17T12:30:00Z",
    "now-7d..yesterday, 2026-11-11T12:30:00Z--2026-11-17T23:59:59.999999999Z",
    "7d..now, 2026-11-11T12:30:00Z--2026-11-18T12:30:00Z",
    "2026-10-01T02:00:00+02:00..2026-10-02, 2026-10-01T00:00:00Z--2026-10-02T23:59:59.999999999Z",
    "today, 2026-11-18T00:00:00Z--2026-11-18T12:30:00Z",
    "YESTERDAY, 2026-11-17T00:00:00Z--2026-11-17T23:59:59.999999999Z",
    "this-week, 2026-11-16T00:00:00Z--2026-11-18T12:30:00Z",
    "last-week, 2026-11-09T00:00:00Z--2026-11-15T23:59:59.999999999Z",
    "last-month, 2026-10-01T00:00:00Z--2026-10-31T23:59:59.999999999Z",
    "this-quarter, 2026-10-01T00:00:00Z--2026-11-18T12:30:00Z",
    "last-quarter, 2026-07-01T00:00:00Z--2026-09-30T23:59:59.999999999Z",
    "last-year, 2025-01-01T00:00:00Z--2025-12-31T23:59:59.999999999Z"
  })
  void resolvesWordsToRange(String text, String range) {
    assertThat(new ReportPeriod(text).range(CLOCK, ZoneOffset.UTC)).hasToString(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0h", "-1d", "h", "1y", "2026-13", "2026-02-30", "2026-q5", "now", "999999d"})
  void rejectsUnknownWords(String text) {
    assertThatThrownBy(() -> new ReportPeriod(text))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("period: '" + text + "' is no");
  }

  @Test
  void takesFutureQuarterFromLastYear() {
    var spring = Clock.fixed(Instant.parse("2026-03-31T23:59:59Z"), ZoneOffset.UTC);

    assertThat(new ReportPeriod("Q3").range(spring, ZoneOffset.UTC))
        .hasToString("2025-07-01T00:00:00Z--2025-09-30T23:59:59.999999999Z");
    assertThat(new ReportPeriod("Q1").range(spring, ZoneOffset.UTC))
        .hasToString("2026-01-01T00:00:00Z--2026-03-31T23:59:59Z");
  }

  @Test
  void rejectsLongWordWithoutRepeatingIt() {
    assertThatThrownBy(() -> new ReportPeriod("2026.." + "9".repeat(41)))
        .isInstanceOf(InvalidRequest.class)
        .hasMessage("period: contains a time longer than 40 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "2026..2026-13",
        "x..2026",
        "2026-10..7d",
        "2026...2027",
        "q5",
        "2026-w54",
        "2021-w53"
      })
  void rejectsWordsThatMakeNoRange(String text) {
    assertThatThrownBy(() -> new ReportPeriod(text))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("period: '");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027",
        "2026-11-19",
        "9999",
        "1969",
        "0001-01",
        "99999w",
        "2026-10-31..2026-10-01",
        "2026-11-19.."
      })
  void rejectsPeriodsWithoutData(String text) {
    var period = new ReportPeriod(text);
    assertThatThrownBy(() -> period.range(CLOCK, ZoneOffset.UTC))
        .isInstanceOf(InvalidRequest.class);
  }
}
