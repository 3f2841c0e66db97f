package io.oscar.reports.accesslog;

import io.oscar.reports.accesslog.LogLine.Rejected;

/**
 * Envoy's default access log, also as Istio writes it (envoyproxy.io, Access logging).
 *
 * <pre>
 * [2025-10-28T16:53:34.123Z] "GET /system/services/NAME/exposed/rest HTTP/1.1" 200 - …
 * </pre>
 *
 * <p>The rest after the status is partly controlled by callers and ignored, so the client's address
 * is unknown.
 */
final class EnvoyDialect implements Dialect {
  private static final String AFTER_TIME = "] \"";
  private static final int LONGEST_TIME = 32;

  private static final Rejected MALFORMED = new Rejected(Rejection.MALFORMED);

  /** The start of the request. */
  @Override
  public int start(String line) {
    int open = LinePrefix.afterRuntime(line);
    if (!line.startsWith("[", open)) {
      return -1;
    }
    int close = line.indexOf(AFTER_TIME, open);
    return close < 0 || close - open > LONGEST_TIME || time(line, open, close) == LogLine.NO_TIME
        ? -1
        : close + AFTER_TIME.length();
  }

  @Override
  public LogLine read(String line, int request) {
    int target = line.indexOf(' ', request) + 1;
    int targetEnd = target == 0 ? -1 : line.indexOf(' ', target);
    int requestEnd = targetEnd < 0 ? -1 : line.indexOf("\" ", targetEnd);
    boolean isWhole = requestEnd >= 0 && isStatus(line, requestEnd + 2);
    if (!isWhole && !(LinePrefix.isPartial(line) && targetEnd >= 0)) {
      return MALFORMED;
    }
    return ExposedPath.read(line, target, targetEnd, "", time(line, request));
  }

  @Override
  public long time(String line, int request) {
    return time(line, LinePrefix.afterRuntime(line), request - AFTER_TIME.length());
  }

  private static long time(String line, int open, int close) {
    return Timestamps.rfc3339(line, open + 1, close);
  }

  /** Three digits, or a single zero if the client disconnected before the response. */
  private static boolean isStatus(String line, int from) {
    return line.startsWith("0 ", from) || StatusCodes.isAt(line, from);
  }
}
