package io.oscar.reports.accesslog;

import io.oscar.reports.accesslog.LogLine.Rejected;

/**
 * The access log of ingress-nginx, and of Traefik in its common format.
 *
 * <pre>
 * CLIENT - USER [28/Oct/2025:16:53:34 +0000] "GET /system/services/NAME/exposed/rest HTTP/1.1" 200 …
 * </pre>
 *
 * <p>CLIENT may be the addresses of {@code X-Forwarded-For}, or empty.
 *
 * <p>The first quote after a bracketed time starts the request: callers control the user before it,
 * which Traefik does not escape. Within the request both escape quotes; callers also control the
 * rest after the status, which is ignored.
 */
final class CommonLogDialect implements Dialect {
  private static final int TIME_LENGTH = "28/Oct/2025:16:53:34 +0000".length();

  private static final String AFTER_TIME = "] \"";

  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);
  private static final Rejected MALFORMED = new Rejected(Rejection.MALFORMED);

  /** The start of the request. */
  @Override
  public int start(String line) {
    int bracket = line.indexOf(AFTER_TIME);
    while (bracket >= 0 && !isTimeBefore(line, bracket)) {
      bracket = line.indexOf(AFTER_TIME, bracket + 1);
    }
    return bracket < 0 ? -1 : bracket + AFTER_TIME.length();
  }

  private static boolean isTimeBefore(String line, int bracket) {
    return bracket > TIME_LENGTH && line.charAt(bracket - TIME_LENGTH - 1) == '[';
  }

  @Override
  public LogLine read(String line, int request) {
    int client = LinePrefix.afterRuntime(line);
    int clientEnd = line.indexOf(' ', client);
    if (!line.startsWith(" - ", clientEnd) || line.indexOf(',', client, clientEnd) >= 0) {
      clientEnd = endOfFirst(line, client);
    }
    int timeEnd = request - AFTER_TIME.length();
    long epochNanos = Timestamps.commonLog(line, timeEnd - TIME_LENGTH, timeEnd);
    if (clientEnd < client || epochNanos == LogLine.NO_TIME) {
      return MALFORMED;
    }
    int requestEnd = line.indexOf("\" ", request);
    if (requestEnd < 0 || !StatusCodes.isAt(line, requestEnd + 2)) {
      if (!LinePrefix.isPartial(line)) {
        return MALFORMED;
      }
      requestEnd = line.length();
    }
    int target = line.indexOf(' ', request) + 1;
    if (target == 0 || target >= requestEnd) {
      return OTHER_LINE;
    }
    int targetEnd = line.indexOf(' ', target);
    if (targetEnd < 0 || targetEnd > requestEnd) {
      targetEnd = requestEnd;
    }
    return ExposedPath.read(line, target, targetEnd, line.substring(client, clientEnd), epochNanos);
  }

  /** The end of the first of several addresses; -1 if the last is not followed by the user. */
  private static int endOfFirst(String line, int client) {
    int end = line.indexOf(' ', client);
    while (end > client && line.charAt(end - 1) == ',') {
      end = line.indexOf(' ', end + 1);
    }
    return line.startsWith(" - ", end) ? line.indexOf(',', client) : -1;
  }
}
