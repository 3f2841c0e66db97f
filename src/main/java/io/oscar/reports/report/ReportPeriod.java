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
 * A stretch of time in words: {@code 7d}, {@code 2026-10}, {@code Q3}, {@code last-month}, {@code
 * 2026-10-01..2026-10-31} and so on.
 *
 * @param text a word, or the first and the last one with two dots between; in lower case. Without a
 *     first one it begins 24 hours before its end, without a last one it ends now
 * @param parameter what the caller calls it, for messages
 */
public record ReportPeriod(String text, String parameter) {
  /** The forms a period may have, for messages and help. */
  public static final String FORMS =
      "24h, now-7d, 2026, 2026-10, 2026-10-28, 2026-W40, 2026-Q3, Q3, H1, today, yesterday,"
          + " this-week, last-week|month|quarter|year, 2026-10-01..2026-10-31";

  /** The forms that are words, for shells to complete. */
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

  // Whether words mean something does not depend on when they are read.
  private static final ZonedDateTime ANY_TIME = Instant.EPOCH.atZone(ZoneOffset.UTC);

  /**
   * @throws InvalidRequest if the words have none of the {@link #FORMS}
   */
  public ReportPeriod {
    text = text.toLowerCase(Locale.ROOT);
    span(text, parameter, ANY_TIME);
  }

  /**
   * A period that is called so.
   *
   * @throws InvalidRequest if the words have none of the {@link #FORMS}
   */
  public ReportPeriod(String text) {
    this(text, PERIOD);
  }

  /**
   * The period from the beginning of one word to the end of another.
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
   * The range that the words mean now. A period that is not over yet ends now; one that lies ahead
   * is no range.
   *
   * @param zone the time zone whose days are meant
   * @throws InvalidRequest if the period begins after now or before 1970, or ends before it begins
   */
  public TimeRange range(Clock clock, ZoneId zone) {
    Instant now = clock.instant();
    Span span = span(text, parameter, now.atZone(zone));
    if (span.start().isAfter(now)) {
      throw new InvalidRequest(parameter, "'" + text + "' has not begun yet");
    }
    if (span.start().isBefore(Instant.EPOCH)) {
      throw new InvalidRequest(parameter, "'" + text + "' begins before 1970");
    }
    if (span.end().isBefore(span.start())) {
      throw new InvalidRequest(parameter, "'" + text + "' ends before it begins");
    }
    return new TimeRange(span.start(), span.end().isAfter(now) ? now : span.end());
  }

  private static Span span(String text, String parameter, ZonedDateTime now) {
    int to = text.indexOf(TO);
    if (to < 0) {
      if (text.equals(PeriodWord.NOW)) {
        throw new InvalidRequest(parameter, "'now' is no stretch of time, as is now-1h");
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

  /** A first and a last moment, in whatever order the words have them. */
  record Span(Instant start, Instant end) {}
}
