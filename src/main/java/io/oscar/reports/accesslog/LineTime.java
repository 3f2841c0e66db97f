package io.oscar.reports.accesslog;

/**
 * The time of a line that is not a request, if it has one at a known position.
 *
 * <p>Files have no other time of lines, and the time decides whether a line is in the range, even
 * if it is otherwise invalid.
 */
public final class LineTime {
  private static final String[] MANAGER_MARKERS = {"[GIN-EXECUTIONS-LOGGER] ", "[GIN] "};
  private static final int OLD_MANAGER_LENGTH = "2024/10/10 - 09:34:35".length();
  private static final int COMMON_LOG_LENGTH = "28/Oct/2025:16:53:34 +0000".length();
  private static final int GO_LOGGER_LENGTH = "2025/10/28 16:53:34".length();

  private LineTime() {}

  /** The line's time in nanoseconds since 1970, or {@link LogLine#NO_TIME}; never throws. */
  public static long of(String line) {
    String plain = PlainLine.of(line);
    long own = own(plain, LinePrefix.afterRuntime(plain));
    return own == LogLine.NO_TIME ? LinePrefix.runtimeTime(plain) : own;
  }

  private static long own(String line, int from) {
    if (line.startsWith("{", from)) {
      return JsonDialect.timeIn(line, from);
    }
    for (String marker : MANAGER_MARKERS) {
      int position = line.indexOf(marker, from);
      if (position >= 0 && LinePrefix.isAllBefore(line, position)) {
        return manager(line, position + marker.length());
      }
    }
    long common = commonLog(line);
    return common == LogLine.NO_TIME ? ofOthers(line, from) : common;
  }

  private static long ofOthers(String line, int from) {
    for (Dialect dialect : IngressDialects.TEXT) {
      int start = dialect.start(line);
      long time = start < 0 ? LogLine.NO_TIME : dialect.time(line, start);
      if (time != LogLine.NO_TIME) {
        return time;
      }
    }
    return goLogger(line, from);
  }

  private static long manager(String line, int from) {
    int end = line.indexOf(' ', from);
    long current = end < 0 ? LogLine.NO_TIME : Timestamps.rfc3339(line, from, end);
    int oldEnd = from + OLD_MANAGER_LENGTH;
    return current == LogLine.NO_TIME && oldEnd <= line.length()
        ? Timestamps.oldManager(line, from, oldEnd)
        : current;
  }

  private static long commonLog(String line) {
    int open = line.indexOf('[');
    int end = open + 1 + COMMON_LOG_LENGTH;
    return open >= 0 && line.startsWith("] ", end)
        ? Timestamps.commonLog(line, open + 1, end)
        : LogLine.NO_TIME;
  }

  private static long goLogger(String line, int from) {
    int end = from + GO_LOGGER_LENGTH;
    if (end > line.length() || line.charAt(from + 10) != ' ') {
      return LogLine.NO_TIME;
    }
    String date = line.substring(from, from + 10).replace('/', '-');
    String text = date + "T" + line.substring(from + 11, end) + "Z";
    return Timestamps.rfc3339(text, 0, text.length());
  }
}
