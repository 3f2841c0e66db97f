package io.oscar.reports.report;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of time in words: {@code 24h}, {@code 7d}, {@code 2026-10}, {@code 2026-Q3}, {@code
 * last-month} and so on, in UTC.
 *
 * @param text the words, in lower case
 */
public record ReportPeriod(String text) {
  /** The forms a period may have, for messages and help. */
  public static final String FORMS =
      "24h, 7d, 2026, 2026-10, 2026-10-28, 2026-Q3, 2026-H1, today, yesterday,"
          + " this-week|month|quarter|year or last-week|month|quarter|year";

  private static final Pattern LAST = Pattern.compile("([0-9]{1,5})(m|h|d|w)");
  private static final Pattern PART_OF_YEAR = Pattern.compile("([0-9]{4})-(q[1-4]|h[12])");
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /**
   * @throws InvalidRequest if the words have none of the {@link #FORMS}
   */
  public ReportPeriod {
    text = text.toLowerCase(Locale.ROOT);
    range(text, Instant.EPOCH);
  }

  /**
   * The range that the words mean now. A period that is not over yet ends now; one that lies ahead
   * is no range.
   *
   * @throws InvalidRequest if the period begins after now
   */
  public TimeRange range(Clock clock) {
    Instant now = clock.instant();
    TimeRange range = range(text, now);
    if (range.start().isAfter(now)) {
      throw new InvalidRequest("period", "'" + text + "' has not begun yet");
    }
    if (range.start().isBefore(Instant.EPOCH)) {
      throw new InvalidRequest("period", "'" + text + "' begins before 1970");
    }
    return range.end().isAfter(now) ? new TimeRange(range.start(), now) : range;
  }

  private static TimeRange range(String text, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate month = today.withDayOfMonth(1);
    LocalDate quarter = month.withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
    LocalDate year = today.withDayOfYear(1);
    return switch (text) {
      case "today" -> days(today, Period.ofDays(1));
      case "yesterday" -> days(today.minusDays(1), Period.ofDays(1));
      case "this-week" -> days(monday, Period.ofWeeks(1));
      case "last-week" -> days(monday.minusWeeks(1), Period.ofWeeks(1));
      case "this-month" -> days(month, Period.ofMonths(1));
      case "last-month" -> days(month.minusMonths(1), Period.ofMonths(1));
      case "this-quarter" -> days(quarter, Period.ofMonths(3));
      case "last-quarter" -> days(quarter.minusMonths(3), Period.ofMonths(3));
      case "this-year" -> days(year, Period.ofYears(1));
      case "last-year" -> days(year.minusYears(1), Period.ofYears(1));
      default -> inNumbers(text, now);
    };
  }

  private static TimeRange inNumbers(String text, Instant now) {
    try {
      Matcher last = LAST.matcher(text);
      if (last.matches() && Integer.parseInt(last.group(1)) > 0) {
        return new TimeRange(now.minus(duration(last)), now);
      }
      Matcher part = PART_OF_YEAR.matcher(text);
      if (part.matches()) {
        return partOfYear(Integer.parseInt(part.group(1)), part.group(2));
      }
      if (YEAR.matcher(text).matches()) {
        return days(Year.parse(text).atDay(1), Period.ofYears(1));
      }
      if (MONTH.matcher(text).matches()) {
        return days(YearMonth.parse(text).atDay(1), Period.ofMonths(1));
      }
      if (DAY.matcher(text).matches()) {
        return days(LocalDate.parse(text), Period.ofDays(1));
      }
    } catch (DateTimeException impossible) {
      throw new InvalidRequest("period", "'" + text + "' is no date");
    }
    throw new InvalidRequest("period", "'" + text + "' is not one of " + FORMS);
  }

  private static Duration duration(Matcher last) {
    long number = Long.parseLong(last.group(1));
    return switch (last.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }

  private static TimeRange partOfYear(int year, String part) {
    int number = part.charAt(1) - '0';
    int months = part.charAt(0) == 'q' ? 3 : 6;
    return days(LocalDate.of(year, (number - 1) * months + 1, 1), Period.ofMonths(months));
  }

  private static TimeRange days(LocalDate first, Period length) {
    Instant end = first.plus(length).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new TimeRange(first.atStartOfDay(ZoneOffset.UTC).toInstant(), end.minusNanos(1));
  }
}
