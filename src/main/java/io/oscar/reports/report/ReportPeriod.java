package io.oscar.reports.report;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A period in words: {@code 7d}, {@code 2026-10}, {@code Q3}, {@code last-month}, {@code
 * 2026-10-01..2026-10-31} and so on.
 *
 * @param text a word, or two words separated by two dots, in lower case; without the first it
 *     starts 24 hours before its end, without the last it ends now
 * @param parameter its name for the caller, for messages
 */
public record ReportPeriod(String text, String parameter) {
  /** The supported forms, for messages and help. */
  public static final String FORMS =
      "24h, now-7d, 2026, 2026-10, 2026-10-28, 2026-W40, 2026-Q3, Q3, H1, today, yesterday,"
          + " this-week, last-week|month|quarter|year, 2026-10-01..2026-10-31";

  /** The forms that are words, for shell completion. */
  public static final List<String> WORDS =
      List.of(
          "24h",
          "7d",
          "today",
          "yesterday",
          "last-week",
          "last-month",
          "last-quarter",
          "last-year",
          "this-week",
          "this-month",
          "this-quarter",
          "this-year");

  private static final String TO = "..";
  private static final String PERIOD = "period";

  // The validity of a period does not depend on the current time.
  private static final ZonedDateTime ANY_TIME = Instant.EPOCH.atZone(ZoneOffset.UTC);

  /**
   * @throws InvalidRequest if it has none of the {@link #FORMS}
   */
  public ReportPeriod {
    text = text.toLowerCase(Locale.ROOT);
    span(text, parameter, ANY_TIME);
  }

  /**
   * A period given by the parameter {@code period}.
   *
   * @throws InvalidRequest if it has none of the {@link #FORMS}
   */
  public ReportPeriod(String text) {
    this(text, PERIOD);
  }

  /**
   * The period from the start of one word to the end of another.
   *
   * @param start the first word, or null for 24 hours before the end
   * @param end the last word, or null for now
   * @throws InvalidRequest naming {@code start} or {@code end}, if it has none of the forms
   */
  public static ReportPeriod between(@Nullable String start, @Nullable String end) {
    String first = start == null ? "" : start.toLowerCase(Locale.ROOT);
    String last = end == null ? "" : end.toLowerCase(Locale.ROOT);
    if (!first.isEmpty()) {
      PeriodWord.span("start", first, ANY_TIME);
    }
    if (!last.isEmpty()) {
      PeriodWord.last("end", last, ANY_TIME);
    }
    return new ReportPeriod(first + TO + last, start == null ? "end" : "start");
  }

  /**
   * The range as of now. A period that is not over ends now; a future one is invalid.
   *
   * @param zone the time zone of days
   * @throws InvalidRequest if the period starts after now or before 1970, or ends before it starts
   */
  public TimeRange range(Clock clock, ZoneId zone) {
    Instant now = clock.instant();
    Span span = span(text, parameter, now.atZone(zone));
    if (span.start().isAfter(now)) {
      throw new InvalidRequest(parameter, "'" + text + "' is in the future");
    }
    if (span.start().isBefore(Instant.EPOCH)) {
      throw new InvalidRequest(parameter, "'" + text + "' starts before 1970");
    }
    if (span.end().isBefore(span.start())) {
      throw new InvalidRequest(parameter, "'" + text + "' ends before it starts");
    }
    return new TimeRange(span.start(), span.end().isAfter(now) ? now : span.end());
  }

  private static Span span(String text, String parameter, ZonedDateTime now) {
    int to = text.indexOf(TO);
    if (to < 0) {
      if (text.equals(PeriodWord.NOW)) {
        throw new InvalidRequest(parameter, "'now' is not a period; use, for example, now-1h");
      }
      Span word = PeriodWord.span(parameter, text, now);
      return PeriodWord.isMoment(text) ? new Span(word.start(), now.toInstant()) : word;
    }
    String first = text.substring(0, to);
    String last = text.substring(to + TO.length());
    if (first.isEmpty() && last.isEmpty()) {
      throw new InvalidRequest(parameter, "'" + text + "' is not one of " + FORMS);
    }
    Instant end = last.isEmpty() ? now.toInstant() : PeriodWord.last(parameter, last, now);
    Instant start =
        first.isEmpty() ? end.minus(TimeRange.DAY) : PeriodWord.span(parameter, first, now).start();
    return new Span(start, end);
  }

  /** A start and an end, in any order. */
  record Span(Instant start, Instant end) {}
}
