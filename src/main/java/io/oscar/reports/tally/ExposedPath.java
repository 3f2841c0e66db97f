package io.oscar.reports.tally;

import io.oscar.reports.tally.LogLine.Execution;
import io.oscar.reports.tally.LogLine.Rejected;

/** The path of a request to an exposed service: {@code /system/services/NAME/exposed[/…]}. */
final class ExposedPath {
  private static final String BEFORE = "/system/services/";
  private static final String AFTER = "/exposed";

  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);
  private static final Rejected SERVICE_NAME = new Rejected(Rejection.SERVICE_NAME);

  private ExposedPath() {}

  /** Reads the path between two positions of a text, which may carry a query. */
  static LogLine read(String text, int from, int to, String address, long epochNanos) {
    if (!text.startsWith(BEFORE, from)) {
      return OTHER_LINE;
    }
    int name = from + BEFORE.length();
    int slash = text.indexOf('/', name);
    if (slash < 0 || !text.startsWith(AFTER, slash) || slash + AFTER.length() > to) {
      return OTHER_LINE;
    }
    int end = slash + AFTER.length();
    if (end < to && text.charAt(end) != '/' && text.charAt(end) != '?') {
      return OTHER_LINE;
    }
    if (!ServiceNames.isValid(text, name, slash)) {
      return SERVICE_NAME;
    }
    return new Execution(text.substring(name, slash), RequestKind.EXPOSED, "", address, epochNanos);
  }
}
