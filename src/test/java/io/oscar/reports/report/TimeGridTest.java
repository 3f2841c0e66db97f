package io.oscar.reports.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeGridTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final ZoneId UTC = ZoneId.of("UTC");

  @Test
  void splitsDaysAtMidnightOfTheTimeZone() {
    TimeGrid days =
        grid("2026-10-01T00:00:00Z", "2026-10-02T23:59:59.999999999Z", Interval.DAY, MADRID);

    assertThat(days.points())
        .extracting(point -> point.range() + " " + point.partial())
        .containsExactly(
            "2026-10-01T00:00:00Z--2026-10-01T21:59:59.999999999Z true",
            "2026-10-01T22:00:00Z--2026-10-02T21:59:59.999999999Z false",
            "2026-10-02T22:00:00Z--2026-10-02T23:59:59.999999999Z true");
  }

  @Test
  void daysOfDstChangesHave25And23Hours() {
    TimeGrid autumn =
        grid("2026-10-24T22:00:00Z", "2026-10-26T22:59:59.999999999Z", Interval.DAY, MADRID);
    TimeGrid spring =
        grid("2026-03-28T23:00:00Z", "2026-03-29T21:59:59.999999999Z", Interval.DAY, MADRID);

    assertThat(autumn.ranges())
        .extracting(range -> range.length().plusNanos(1).toHours())
        .containsExactly(25L, 24L);
    assertThat(spring.ranges())
        .extracting(range -> range.length().plusNanos(1).toHours())
        .containsExactly(23L);
    assertThat(autumn.points()).noneMatch(TimeGrid.Point::partial);
  }

  @Test
  void anHourRepeatedByADstChangeIsTwoPoints() {
    TimeGrid hours =
        grid("2026-10-25T00:00:00Z", "2026-10-25T01:59:59.999999999Z", Interval.HOUR, MADRID);

    assertThat(hours.ranges()).extracting(TimeRange::start).hasSize(2);
  }

  @Test
  void weeksStartOnMonday() {
    TimeGrid weeks =
        grid("2026-10-07T12:00:00Z", "2026-10-18T23:59:59.999999999Z", Interval.WEEK, UTC);

    assertThat(weeks.points())
        .extracting(point -> point.range() + " " + point.partial())
        .containsExactly(
            "2026-10-07T12:00:00Z--2026-10-11T23:59:59.999999999Z true",
            "2026-10-12T00:00:00Z--2026-10-18T23:59:59.999999999Z false");
  }

  @Test
  void monthsHaveCalendarLengths() {
    TimeGrid months =
        grid("2026-01-01T00:00:00Z", "2026-03-31T23:59:59.999999999Z", Interval.MONTH, UTC);

    assertThat(months.ranges())
        .extracting(range -> range.length().plusNanos(1).toDays())
        .containsExactly(31L, 28L, 31L);
  }

  @Test
  void aSingleInstantIsOnePartialPoint() {
    TimeGrid one = grid("2026-01-01T12:00:00Z", "2026-01-01T12:00:00Z", Interval.DAY, UTC);

    assertThat(one.points()).hasSize(1).allMatch(TimeGrid.Point::partial);
  }

  @Test
  void includesAnIntervalThatStartsAtTheEndOfTheRange() {
    TimeGrid days = grid("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", Interval.DAY, UTC);

    assertThat(days.ranges())
        .extracting(TimeRange::toString)
        .containsExactly(
            "2026-01-01T00:00:00Z--2026-01-01T23:59:59.999999999Z",
            "2026-01-02T00:00:00Z--2026-01-02T00:00:00Z");
  }

  /** America/Asuncion had no midnight on that day, and Asia/Kolkata is half an hour off. */
  @ParameterizedTest
  @CsvSource({
    "1d, America/Asuncion, 2024-10-05T12:00:00Z, 2024-10-06T12:00:00Z, 2024-10-06T04:00:00Z",
    "1h, Asia/Kolkata, 2026-10-01T00:00:00Z, 2026-10-01T01:00:00Z, 2026-10-01T00:30:00Z"
  })
  void appliesTheDstRulesOfTheTimeZone(
      String interval, String zone, String start, String end, String second) {
    TimeGrid grid = grid(start, end, Interval.of(interval), ZoneId.of(zone));

    assertThat(grid.ranges().get(1).start()).isEqualTo(second);
  }

  @Test
  void rejectsTooManyPoints() {
    assertThatThrownBy(
            () -> grid("2020-01-01T00:00:00Z", "2026-01-01T00:00:00Z", Interval.HOUR, UTC))
        .isInstanceOf(InvalidRequest.class)
        .hasMessage("interval: 1h splits the range into more than 10000 points");
  }

  @Test
  void listsValidIntervalsForAnUnknownName() {
    assertThat(Interval.names()).isEqualTo(List.of("1h", "1d", "1w", "1M"));
    assertThatThrownBy(() -> Interval.of("1m"))
        .hasMessageStartingWith("interval: '1m' is not one of 1h, 1d, 1w, 1M");
  }

  private static TimeGrid grid(String start, String end, Interval interval, ZoneId zone) {
    var range = new TimeRange(Instant.parse(start), Instant.parse(end));
    return TimeGrid.of(range, interval, zone, null);
  }
}
