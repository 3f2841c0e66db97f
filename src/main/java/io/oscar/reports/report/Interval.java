package io.oscar.reports.report;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;

/** How long a point of a timeline is: of the calendar, so that days may have 23 or 25 hours. */
public enum Interval {
  HOUR("1h"),
  DAY("1d"),
  /** An ISO 8601 week, from Monday on. */
  WEEK("1w"),
  MONTH("1M");

  private final String key;

  Interval(String key) {
    this.key = key;
  }

  /** The name in requests and reports, as Grafana has it. */
  public String key() {
    return key;
  }

  /** The last beginning of such an interval that is not after a moment. */
  ZonedDateTime begin(ZonedDateTime moment) {
    ZonedDateTime day = moment.toLocalDate().atStartOfDay(moment.getZone());
    return switch (this) {
      case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day;
      case WEEK -> startOfDay(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> startOfDay(day.withDayOfMonth(1));
    };
  }

  /** The beginning of the interval after the one that begins at a moment. */
  ZonedDateTime next(ZonedDateTime begin) {
    return switch (this) {
      case HOUR -> begin.plusHours(1);
      case DAY -> startOfDay(begin.plusDays(1));
      case WEEK -> startOfDay(begin.plusWeeks(1));
      case MONTH -> startOfDay(begin.plusMonths(1));
    };
  }

  /** Midnight, or the first moment of a day that has none. */
  private static ZonedDateTime startOfDay(ZonedDateTime day) {
    return day.toLocalDate().atStartOfDay(day.getZone());
  }

  /**
   * The interval of a name.
   *
   * @throws InvalidRequest if there is none; the message lists the valid names
   */
  public static Interval of(String key) {
    return Arrays.stream(values())
        .filter(interval -> interval.key.equals(key))
        .findFirst()
        .orElseThrow(() -> InvalidRequest.notOneOf("interval", key, key, names()));
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Interval::key).toList();
  }

  @Override
  public String toString() {
    return key;
  }
}
