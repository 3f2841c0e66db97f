package io.oscar.reports.accesslog;

import io.oscar.reports.accesslog.LogLine.Rejected;

/**
 * HAProxy's HTTP log (docs.haproxy.org, HTTP log format), alone or after a syslog header.
 *
 * <pre>
 * CLIENT:PORT [28/Oct/2025:16:53:34.123] FRONTEND BACKEND/SERVER 0/0/1/2/3 200 310 … "GET /PATH HTTP/1.1"
 * </pre>
 *
 * <p>The time is the container's local time, assumed to be UTC. HAProxy encodes quotes in values of
 * callers, so the only quote starts the request. A line may be truncated at 1,024 bytes.
 */
final class HaproxyDialect implements Dialect {
  private static final int TIME_LENGTH = "28/Oct/2025:16:53:34.123".length();
  private static final int SECONDS_LENGTH = "28/Oct/2025:16:53:34".length();
  private static final int LONGEST_HEADER = 120;
  private static final String AFTER_TIME = "] ";
  private static final String UTC = " +0000";

  private static final Rejected MALFORMED = new Rejected(Rejection.MALFORMED);

  /** The start of the frontend's name. */
  @Override
  public int start(String line) {
    int bracket = line.indexOf(AFTER_TIME);
    while (bracket >= 0 && !isTimeBefore(line, bracket)) {
      bracket = line.indexOf(AFTER_TIME, bracket + 1);
    }
    boolean isFound = bracket >= 0 && client(line, bracket - TIME_LENGTH - 1) >= 0;
    return isFound ? bracket + AFTER_TIME.length() : -1;
  }

  private static boolean isTimeBefore(String line, int bracket) {
    int time = bracket - TIME_LENGTH;
    return time > 1 && line.startsWith(" [", time - 2) && line.charAt(bracket - 4) == '.';
  }

  /**
   * The start of the client's address that ends before a bracket; -1 if the line is of another
   * dialect.
   */
  private static int client(String line, int open) {
    int from = LinePrefix.afterRuntime(line);
    int client = Math.max(from, line.lastIndexOf(' ', open - 2) + 1);
    boolean isFirst = client == from;
    boolean isAfterSyslog =
        (line.startsWith("]: ", client - 3) || line.startsWith(" - - ", client - 5))
            && client - from <= LONGEST_HEADER
            && line.lastIndexOf('"', client) < from;
    return isFirst || isAfterSyslog ? client : -1;
  }

  @Override
  public LogLine read(String line, int frontend) {
    int open = frontend - AFTER_TIME.length() - TIME_LENGTH - 1;
    int client = client(line, open);
    int port = line.lastIndexOf(':', open - 2);
    int timers = after(line, after(line, frontend));
    int request = timers < 0 ? -1 : line.indexOf(" \"", timers);
    long epochNanos = time(line, frontend);
    if (port < client || epochNanos == LogLine.NO_TIME || request < 0 || !isTimers(line, timers)) {
      return MALFORMED;
    }
    int end = line.indexOf('"', request + 2);
    return ExposedPath.ofRequest(
        line, request + 2, end < 0 ? line.length() : end, line.substring(client, port), epochNanos);
  }

  @Override
  public long time(String line, int frontend) {
    int from = frontend - AFTER_TIME.length() - TIME_LENGTH;
    String seconds = line.substring(from, from + SECONDS_LENGTH) + UTC;
    long nanos = Timestamps.commonLog(seconds, 0, seconds.length());
    int millis = StatusCodes.padded(line, from + SECONDS_LENGTH + 1, from + TIME_LENGTH);
    return nanos == LogLine.NO_TIME || millis < 0 ? LogLine.NO_TIME : nanos + millis * 1_000_000L;
  }

  private static int after(String line, int from) {
    int blank = from < 0 ? -1 : line.indexOf(' ', from);
    return blank < 0 ? -1 : blank + 1;
  }

  /** Times in milliseconds, of which some may be missing (-1) or not final (+). */
  private static boolean isTimers(String line, int from) {
    int position = from;
    while (position < line.length() && "0123456789/-+".indexOf(line.charAt(position)) >= 0) {
      position++;
    }
    return line.startsWith(" ", position) && line.lastIndexOf('/', position) > from;
  }
}
