package io.oscar.reports.trigger.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Start and end as people write them; every way in reads requests with this. */
class RangeInWordsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-18T12:30:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "2026-10-01, 2026-10-31, 2026-10-01T00:00:00Z--2026-10-31T23:59:59.999999999Z",
    "2026-10-01, 2026-10-01, 2026-10-01T00:00:00Z--2026-10-01T23:59:59.999999999Z",
    "2026-10-01, , 2026-10-01T00:00:00Z--2026-11-18T12:30:00Z",
    ", 2026-10-31, 2026-10-30T23:59:59.999999999Z--2026-10-31T23:59:59.999999999Z",
    "now-7d, , 2026-11-11T12:30:00Z--2026-11-18T12:30:00Z",
    "7d, now, 2026-11-11T12:30:00Z--2026-11-18T12:30:00Z",
    "now-7d, now-1d, 2026-11-11T12:30:00Z--2026-11-17T12:30:00Z",
    "Q3, Q3, 2026-07-01T00:00:00Z--2026-09-30T23:59:59.999999999Z",
    "2026-08, 2026-10, 2026-08-01T00:00:00Z--2026-10-31T23:59:59.999999999Z",
    "2026-W40, last-week, 2026-09-28T00:00:00Z--2026-11-15T23:59:59.999999999Z",
    "2026-10-01, 2026-10-02T12:00:00Z, 2026-10-01T00:00:00Z--2026-10-02T12:00:00Z",
    "2026-10-01T12:00:00+02:00, 2026-10-02,"
        + " 2026-10-01T10:00:00Z--2026-10-02T23:59:59.999999999Z",
    "2026-10-01T00:00:00Z, 2026-10-02T00:00:00Z, 2026-10-01T00:00:00Z--2026-10-02T00:00:00Z"
  })
  void resolvesStartAndEndInWords(@Nullable String start, @Nullable String end, String range) {
    assertThat(request(start, end, null).query().range(CLOCK)).hasToString(range);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "yestreday~~start: 'yestreday' is not one of 24h, now-7d, 2026, 2026-10, 2026-10-28,"
            + " 2026-W40, 2026-Q3, Q3, H1, today, yesterday, this-week,"
            + " last-week|month|quarter|year, 2026-10-01..2026-10-31",
        "~2026-02-30~end: '2026-02-30' is not a valid date",
        "2026-10-01~7d~end: '7d' ends now: use now-7d for the time before it",
        "2026-10-01~2026-10-02T12:00~end: '2026-10-02T12:00' is not an RFC 3339 time with an"
            + " offset, such as 2026-10-01T00:00:00Z, nor one of 24h, now-7d, 2026, 2026-10,"
            + " 2026-10-28, 2026-W40, 2026-Q3, Q3, H1, today, yesterday, this-week,"
            + " last-week|month|quarter|year, 2026-10-01..2026-10-31"
      })
  void namesParameterAndListsForms(@Nullable String start, @Nullable String end, String message) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> request(start, end, null))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-31, 2026-10-01, start: '2026-10-31..2026-10-01' ends before it starts",
    "2026-12-01, , start: '2026-12-01..' is in the future"
  })
  void rejectsEmptyAndFutureRanges(@Nullable String start, @Nullable String end, String message) {
    ReportRequest request = request(start, end, null);

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> request.query().range(CLOCK))
        .withMessage(message);
  }

  @Test
  void rejectsPeriodTogetherWithDays() {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> request("2026-10-01", null, "2026-10"))
        .withMessage("period: cannot be combined with start or end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-10-01T00:00:00.000000000+00:00..2026-10-31T23:59:59.999999999+00:00",
        "2026-10-01..2026-10-31"
      })
  void acceptsPeriodBetweenTwoInstants(String period) {
    assertThat(request(null, null, period).query().range(CLOCK))
        .hasToString("2026-10-01T00:00:00Z--2026-10-31T23:59:59.999999999Z");
  }

  private static ReportRequest request(
      @Nullable String start, @Nullable String end, @Nullable String period) {
    var fields = new RequestFields();
    set(fields, Parameter.START, start);
    set(fields, Parameter.END, end);
    set(fields, Parameter.PERIOD, period);
    return fields.toRequest(Caller.UNATTENDED);
  }

  private static void set(RequestFields fields, Parameter field, @Nullable String text) {
    if (text != null) {
      fields.set(field, text);
    }
  }
}
