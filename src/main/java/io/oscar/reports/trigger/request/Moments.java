package io.oscar.reports.trigger.request;

import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportPeriod;
import io.oscar.reports.tally.Ascii;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Moments as callers write them: RFC 3339 with any offset. */
final class Moments {
  // Nanoseconds since 1970, which logs are kept in, end in 2262.
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");

  private Moments() {}

  /** Whether a text is to be read as a moment rather than as a day or another period. */
  static boolean isMoment(String text) {
    return text.indexOf(':') >= 0;
  }

  /**
   * @param field the part's name, for messages
   * @throws InvalidRequest if the text is no moment, or one without an offset
   */
  static Instant parse(String field, String text) {
    Instant moment;
    try {
      moment = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException unreadable) {
      throw new InvalidRequest(field, "'" + text + "' " + problem(text));
    }
    if (moment.isBefore(EARLIEST) || !moment.isBefore(LATEST)) {
      throw new InvalidRequest(field, "'" + text + "' is not between 1970 and 2261");
    }
    return moment;
  }

  private static String problem(String text) {
    String rule = "is not an RFC 3339 time with an offset, like 2026-10-01T00:00:00Z";
    return isPlusLost(text)
        ? rule + " (a + in a URL is written %2B)"
        : rule + ", nor one of " + ReportPeriod.FORMS;
  }

  /** Whether a text ends like {@code T12:00:00 02:00}. */
  private static boolean isPlusLost(String text) {
    int space = text.lastIndexOf(' ');
    int time = text.indexOf('T');
    String offset = text.substring(space + 1).replace(":", "");
    return time >= 0
        && time < space
        && offset.length() == 4
        && offset.chars().allMatch(Ascii::isDigit);
  }
}
