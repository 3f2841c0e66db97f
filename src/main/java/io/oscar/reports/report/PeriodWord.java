package io.oscar.reports.report;

import io.oscar.reports.accesslog.Ascii;
import io.oscar.reports.report.ReportPeriod.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.stream.IntStream;

/** One word of a {@link ReportPeriod}, in lower case. */
final class PeriodWord {
  static final String NOW = "now";
  private static final String BEFORE_NOW = "now-";
  private static final int LONGEST = 40;
  private static final int MOST_DIGITS = 5;

  private PeriodWord() {}

  /** Whether a word is an instant rather than a period. */
  static boolean isMoment(String word) {
    return word.startsWith(BEFORE_NOW) || word.indexOf(':') >= 0;
  }

  /**
   * The period of a word.
   *
   * @param parameter its name for the caller, for messages
   * @param now the current time, in the time zone of days
   * @throws InvalidRequest if it is unknown
   */
  static Span span(String parameter, String word, ZonedDateTime now) {
    if (word.length() > LONGEST) {
      throw new InvalidRequest(parameter, "contains a time longer than " + LONGEST + " characters");
    }
    ZoneId zone = now.getZone();
    LocalDate today = now.toLocalDate();
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate month = today.withDayOfMonth(1);
    LocalDate quarter = month.withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
    LocalDate year = today.withDayOfYear(1);
    return switch (word) {
      case NOW -> new Span(now.toInstant(), now.toInstant());
      case "today" -> days(today, Period.ofDays(1), zone);
      case "yesterday" -> days(today.minusDays(1), Period.ofDays(1), zone);
      case "this-week" -> days(monday, Period.ofWeeks(1), zone);
      case "last-week" -> days(monday.minusWeeks(1), Period.ofWeeks(1), zone);
      case "this-month" -> days(month, Period.ofMonths(1), zone);
      case "last-month" -> days(month.minusMonths(1), Period.ofMonths(1), zone);
      case "this-quarter" -> days(quarter, Period.ofMonths(3), zone);
      case "last-quarter" -> days(quarter.minusMonths(3), Period.ofMonths(3), zone);
      case "this-year" -> days(year, Period.ofYears(1), zone);
      case "last-year" -> days(year.minusYears(1), Period.ofYears(1), zone);
      default -> inNumbers(parameter, word, now);
    };
  }

  /**
   * The end of a word's period.
   *
   * @throws InvalidRequest if it is unknown, or a period up to now, which is probably a mistake as
   *     an end
   */
  static Instant last(String parameter, String word, ZonedDateTime now) {
    if (isLast(word)) {
      throw new InvalidRequest(
          parameter, "'" + word + "' ends now: use now-" + word + " for the time before it");
    }
    return span(parameter, word, now).end();
  }

  private static Span inNumbers(String parameter, String word, ZonedDateTime now) {
    ZoneId zone = now.getZone();
    try {
      if (isLast(word)) {
        return new Span(now.minus(duration(word)).toInstant(), now.toInstant());
      }
      if (word.startsWith(BEFORE_NOW) && isLast(word.substring(BEFORE_NOW.length()))) {
        Instant moment = now.minus(duration(word.substring(BEFORE_NOW.length()))).toInstant();
        return new Span(moment, moment);
      }
      if (isPart("q0", word, 4) || isPart("h0", word, 2)) {
        return latest(word, now);
      }
      if (isPart("0000-q0", word, 4) || isPart("0000-h0", word, 2)) {
        return partOfYear(Integer.parseInt(word.substring(0, 4)), word.substring(5), zone);
      }
      if (isLike("0000", word)) {
        return days(Year.parse(word).atDay(1), Period.ofYears(1), zone);
      }
      if (isLike("0000-00", word)) {
        return days(YearMonth.parse(word).atDay(1), Period.ofMonths(1), zone);
      }
      if (isLike("0000-w00", word)) {
        return days(monday(word), Period.ofWeeks(1), zone);
      }
      if (isLike("0000-00-00", word)) {
        return days(LocalDate.parse(word), Period.ofDays(1), zone);
      }
      if (word.indexOf(':') >= 0) {
        Instant moment = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(word, Instant::from);
        return new Span(moment, moment);
      }
    } catch (DateTimeException impossible) {
      throw new InvalidRequest(parameter, "'" + word + "' is not a valid date");
    }
    throw new InvalidRequest(parameter, "'" + word + "' is not one of " + ReportPeriod.FORMS);
  }

  /** Whether a word matches a pattern whose zeros stand for any digit. */
  private static boolean isLike(String form, String word) {
    return word.length() == form.length()
        && IntStream.range(0, form.length())
            .allMatch(
                i ->
                    form.charAt(i) == '0'
                        ? Ascii.isDigit(word.charAt(i))
                        : form.charAt(i) == word.charAt(i));
  }

  private static boolean isPart(String form, String word, int parts) {
    int last = form.length() - 1;
    return isLike(form, word) && word.charAt(last) >= '1' && word.charAt(last) <= '0' + parts;
  }

  /** Whether a word is like {@code 24h}. */
  private static boolean isLast(String word) {
    int digits = word.length() - 1;
    return digits >= 1
        && digits <= MOST_DIGITS
        && "mhdw".indexOf(word.charAt(digits)) >= 0
        && word.chars().limit(digits).allMatch(Ascii::isDigit)
        && Integer.parseInt(word.substring(0, digits)) > 0;
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

  /** The latest such part of a year that has started. */
  private static Span latest(String part, ZonedDateTime now) {
    int year = now.toLocalDate().getYear();
    Span ofThisYear = partOfYear(year, part, now.getZone());
    return ofThisYear.start().isAfter(now.toInstant())
        ? partOfYear(year - 1, part, now.getZone())
        : ofThisYear;
  }

  private static Span partOfYear(int year, String part, ZoneId zone) {
    int months = part.charAt(0) == 'q' ? 3 : 6;
    int number = part.charAt(1) - '0';
    return days(LocalDate.of(year, (number - 1) * months + 1, 1), Period.ofMonths(months), zone);
  }

  /** The first day of an ISO 8601 week. */
  private static LocalDate monday(String week) {
    return LocalDate.parse(week.toUpperCase(Locale.ROOT) + "-1", DateTimeFormatter.ISO_WEEK_DATE);
  }

  private static Span days(LocalDate first, Period length, ZoneId zone) {
    Instant end = first.plus(length).atStartOfDay(zone).toInstant();
    return new Span(first.atStartOfDay(zone).toInstant(), end.minusNanos(1));
  }
}
