package io.oscar.reports.accesslog;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Refused;
import io.oscar.reports.accesslog.LogLine.Rejected;

/**
 * The execution log of the OSCAR manager.
 *
 * <pre>
 * [GIN-EXECUTIONS-LOGGER] TIME | STATUS | LATENCY | CLIENT | METHOD  /run/NAME | USER
 * </pre>
 *
 * <p>TIME is RFC 3339 in UTC, or {@code 2006/01/02 - 15:04:05} from older managers; STATUS, LATENCY
 * and METHOD are padded with blanks (grycap/oscar, pkg/utils/auth). The path is decoded and may
 * contain the separator, so fields before it are parsed from the left and the user from the right.
 * Doubled slashes are merged, as the manager logs routed requests only.
 */
final class ManagerDialect implements Dialect {
  private static final String MARKER = "[GIN-EXECUTIONS-LOGGER] ";
  private static final String SEPARATOR = " | ";

  // characters, of which those outside of the Basic Multilingual Plane are two chars
  private static final int MAX_USER = 255;

  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);
  private static final Rejected MALFORMED = new Rejected(Rejection.MALFORMED);
  private static final Rejected SERVICE_NAME = new Rejected(Rejection.SERVICE_NAME);
  private static final Rejected USER = new Rejected(Rejection.USER);

  /** The start of the time. */
  @Override
  public int start(String line) {
    int marker = line.indexOf(MARKER);
    return marker >= 0 && LinePrefix.isAllBefore(line, marker) ? marker + MARKER.length() : -1;
  }

  @Override
  public LogLine read(String line, int time) {
    int status = nextField(line, time);
    int latency = nextField(line, status);
    int client = nextField(line, latency);
    int method = nextField(line, client);
    if (method < 0) {
      return MALFORMED;
    }
    // An empty user leaves only the separator, whose trailing blank may be stripped.
    boolean noUser = line.endsWith(" |");
    int lastSeparator = noUser ? line.length() - 2 : lastSeparator(line, method);
    if (lastSeparator < method) {
      return MALFORMED;
    }
    String user = noUser ? "" : line.substring(lastSeparator + SEPARATOR.length());
    return new Fields(line, time, status, latency, client, method, lastSeparator).toLogLine(user);
  }

  private static int nextField(String line, int from) {
    int separator = from < 0 ? -1 : line.indexOf(SEPARATOR, from);
    return separator < 0 ? -1 : separator + SEPARATOR.length();
  }

  /** The last separator after a position, or -1. */
  private static int lastSeparator(String line, int from) {
    int last = -1;
    int next = line.indexOf(SEPARATOR, from);
    while (next >= 0) {
      last = next;
      next = line.indexOf(SEPARATOR, next + 1);
    }
    return last;
  }

  /** The positions of the fields of a line; {@code end} is the end of the path. */
  private record Fields(
      String line, int time, int status, int latency, int client, int method, int end) {

    LogLine toLogLine(String user) {
      int code = code(latency - SEPARATOR.length());
      long epochNanos = epochNanos();
      String address = ClientAddress.firstOf(line, client, method - SEPARATOR.length());
      if (code < 0
          || epochNanos == LogLine.NO_TIME
          || !isField(client - SEPARATOR.length())
          || address == null) {
        return MALFORMED;
      }
      int path = afterMethod();
      if (path < 0) {
        return MALFORMED;
      }
      path = lastSlash(path);
      boolean sync = line.startsWith("/run/", path);
      if (!sync && !line.startsWith("/job/", path)) {
        return OTHER_LINE;
      }
      int service = lastSlash(path + "/run".length()) + 1;
      if (!ServiceNames.isValid(line, service, end)) {
        return SERVICE_NAME;
      }
      if (StatusCodes.isRefusal(code)) {
        return new Refused(epochNanos);
      }
      if (user.length() > MAX_USER && user.codePointCount(0, user.length()) > MAX_USER) {
        return USER;
      }
      return new Execution(
          line.substring(service, end),
          sync ? RequestKind.SYNC : RequestKind.ASYNC,
          user,
          address,
          epochNanos);
    }

    /** After removal of colours, fields may have trailing blanks, too. */
    private int code(int to) {
      int code = StatusCodes.padded(line, status, to);
      return code < 0 ? StatusCodes.padded(line, status, withoutBlanks(status, to)) : code;
    }

    private boolean isField(int to) {
      return isWord(latency, to) || isWord(latency, withoutBlanks(latency, to));
    }

    private int withoutBlanks(int from, int to) {
      int end = to;
      while (end > from && line.charAt(end - 1) == ' ') {
        end--;
      }
      return end;
    }

    private long epochNanos() {
      int timeEnd = status - SEPARATOR.length();
      long current = Timestamps.rfc3339(line, time, timeEnd);
      return current == LogLine.NO_TIME ? Timestamps.oldManager(line, time, timeEnd) : current;
    }

    /** Whether a field is a single word, with leading blanks. */
    private boolean isWord(int from, int to) {
      int start = from;
      while (start < to && line.charAt(start) == ' ') {
        start++;
      }
      for (int i = start; i < to; i++) {
        char c = line.charAt(i);
        if (c <= ' ' || c == '|') {
          return false;
        }
      }
      return start < to;
    }

    private int afterMethod() {
      int position = method;
      while (position < end && line.charAt(position) == ' ') {
        position++;
      }
      int begin = position;
      while (position < end && Ascii.isUpperCase(line.charAt(position))) {
        position++;
      }
      int word = position;
      while (position < end && line.charAt(position) == ' ') {
        position++;
      }
      return word == begin || position == word ? -1 : position;
    }

    /** The last of consecutive slashes at a position. */
    private int lastSlash(int from) {
      int position = from;
      while (line.startsWith("//", position)) {
        position++;
      }
      return position;
    }
  }
}
