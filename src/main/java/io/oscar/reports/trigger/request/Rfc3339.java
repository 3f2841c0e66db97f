package io.oscar.reports.trigger.request;

import io.oscar.reports.accesslog.Ascii;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportPeriod;
import io.oscar.reports.report.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Parses RFC 3339 times with any offset. */
final class Rfc3339 {
  private Rfc3339() {}

  /** Whether a text is a time rather than a day or another period. */
  static boolean isMoment(String text) {
    return text.indexOf(':') >= 0;
  }

  /**
   * @param field the parameter's name, for messages
   * @throws InvalidRequest if the text is not a time with an offset
   */
  static Instant parse(String field, String text) {
    Instant moment;
    try {
      moment = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException unreadable) {
      throw new InvalidRequest(field, "'" + text + "' " + problem(text));
    }
    if (!TimeRange.isRepresentable(moment)) {
      throw new InvalidRequest(field, "'" + text + "' is not between 1970 and 2261");
    }
    return moment;
  }

  private static String problem(String text) {
    String rule = "is not an RFC 3339 time with an offset, such as 2026-10-01T00:00:00Z";
    return isPlusLost(text)
        ? rule + " (encode + as %2B in URLs)"
        : rule + ", nor one of " + ReportPeriod.FORMS;
  }

  /** Whether a + was decoded to a blank, as in {@code T12:00:00 02:00}. */
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
