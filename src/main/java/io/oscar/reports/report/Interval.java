package io.oscar.reports.report;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;

/** The length of a point of a timeline, in calendar units: days may have 23 or 25 hours. */
public enum Interval {
  HOUR("1h"),
  DAY("1d"),
  /** An ISO 8601 week, starting on Monday. */
  WEEK("1w"),
  MONTH("1M");

  private final String key;

  Interval(String key) {
    this.key = key;
  }

  /** The name in requests and reports, as in Grafana. */
  public String key() {
    return key;
  }

  /** The start of the interval that contains an instant. */
  ZonedDateTime begin(ZonedDateTime moment) {
    ZonedDateTime day = moment.toLocalDate().atStartOfDay(moment.getZone());
    return switch (this) {
      case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day;
      case WEEK -> startOfDay(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> startOfDay(day.withDayOfMonth(1));
    };
  }

  /** The start of the interval after the one that starts at an instant. */
  ZonedDateTime next(ZonedDateTime begin) {
    return switch (this) {
      case HOUR -> begin.plusHours(1);
      case DAY -> startOfDay(begin.plusDays(1));
      case WEEK -> startOfDay(begin.plusWeeks(1));
      case MONTH -> startOfDay(begin.plusMonths(1));
    };
  }

  /** Midnight, or the first instant of a day without midnight. */
  private static ZonedDateTime startOfDay(ZonedDateTime day) {
    return day.toLocalDate().atStartOfDay(day.getZone());
  }

  /**
   * Parses the name of an interval.
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
