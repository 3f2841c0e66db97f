package io.oscar.reports.tally;

import io.oscar.reports.tally.LogLine.Rejected;

/**
 * The access log of ingress-nginx, and of Traefik in its common format.
 *
 * <pre>
 * CLIENT - USER [28/Oct/2025:16:53:34 +0000] "GET /system/services/NAME/exposed/rest HTTP/1.1" 200 …
 * </pre>
 *
 * <p>Both escape a quote inside a field, so the first quote of a line opens the request; the user
 * before it and everything after the status are the caller's and are not looked at.
 */
final class CommonLogDialect implements Dialect {
  private static final int TIME_LENGTH = "28/Oct/2025:16:53:34 +0000".length();

  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);
  private static final Rejected MALFORMED = new Rejected(Rejection.MALFORMED);

  @Override
  public boolean recognises(String line) {
    int quote = line.indexOf('"');
    return quote > TIME_LENGTH + 4
        && line.startsWith("] ", quote - 2)
        && line.charAt(quote - 3 - TIME_LENGTH) == '[';
  }

  @Override
  public LogLine read(String line) {
    int client = LinePrefix.afterRuntime(line);
    int clientEnd = line.indexOf(' ', client);
    int request = line.indexOf('"') + 1;
    int timeEnd = request - 3;
    long epochNanos = Timestamps.commonLog(line, timeEnd - TIME_LENGTH, timeEnd);
    int requestEnd = line.indexOf("\" ", request);
    if (clientEnd == client
        || !line.startsWith(" - ", clientEnd)
        || epochNanos == LogLine.NO_TIME
        || requestEnd < 0
        || line.length() < requestEnd + 5
        || StatusCodes.padded(line, requestEnd + 2, requestEnd + 5) < 0) {
      return MALFORMED;
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
}
