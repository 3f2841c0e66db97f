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
import java.util.stream.IntStream;

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

  private static final int MOST_DIGITS = 5;

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
      if (isLast(text)) {
        return new TimeRange(now.minus(duration(text)), now);
      }
      if (isPart("0000-q0", text, 4) || isPart("0000-h0", text, 2)) {
        return partOfYear(Integer.parseInt(text.substring(0, 4)), text.substring(5));
      }
      if (isLike("0000", text)) {
        return days(Year.parse(text).atDay(1), Period.ofYears(1));
      }
      if (isLike("0000-00", text)) {
        return days(YearMonth.parse(text).atDay(1), Period.ofMonths(1));
      }
      if (isLike("0000-00-00", text)) {
        return days(LocalDate.parse(text), Period.ofDays(1));
      }
    } catch (DateTimeException impossible) {
      throw new InvalidRequest("period", "'" + text + "' is no date");
    }
    throw new InvalidRequest("period", "'" + text + "' is not one of " + FORMS);
  }

  /** Whether a text has the form of another, whose zeros stand for any digits. */
  private static boolean isLike(String form, String text) {
    return text.length() == form.length()
        && IntStream.range(0, form.length())
            .allMatch(
                i ->
                    form.charAt(i) == '0'
                        ? isDigit(text.charAt(i))
                        : form.charAt(i) == text.charAt(i));
  }

  private static boolean isPart(String form, String text, int parts) {
    return isLike(form, text) && text.charAt(6) >= '1' && text.charAt(6) <= '0' + parts;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a text is like {@code 24h}. */
  private static boolean isLast(String text) {
    int digits = text.length() - 1;
    return digits >= 1
        && digits <= MOST_DIGITS
        && "mhdw".indexOf(text.charAt(digits)) >= 0
        && text.chars().limit(digits).allMatch(ReportPeriod::isDigit)
        && Integer.parseInt(text.substring(0, digits)) > 0;
  }

  private static Duration duration(String last) {
    int digits = last.length() - 1;
    long number = Long.parseLong(last.substring(0, digits));
    return switch (last.charAt(digits)) {
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }

  private static TimeRange partOfYear(int year, String part) {
    int months = part.charAt(0) == 'q' ? 3 : 6;
    int number = part.charAt(1) - '0';
    return days(LocalDate.of(year, (number - 1) * months + 1, 1), Period.ofMonths(months));
  }

  private static TimeRange days(LocalDate first, Period length) {
    Instant end = first.plus(length).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new TimeRange(first.atStartOfDay(ZoneOffset.UTC).toInstant(), end.minusNanos(1));
  }
}
