package io.oscar.reports.accesslog;

/**
 * Prefixes of lines added by loggers and container runtimes.
 *
 * <p>Supported: {@code 2025-10-28T16:53:34.1Z stderr F } (the container runtime) and {@code
 * 2025/10/28 16:53:34 } (Go's standard logger), alone or in this order. After anything else, a
 * marker is part of another message.
 */
final class LinePrefix {
  private static final String[] RUNTIME_TAGS = {
    " stdout F ", " stderr F ", " stdout P ", " stderr P "
  };
  private static final String GO_LOGGER_SHAPE = "dddd/dd/dd dd:dd:dd ";

  private LinePrefix() {}

  /** The position after the container runtime's prefix, or 0 without one. */
  static int afterRuntime(String line) {
    int stream = line.indexOf(' ');
    if (stream < 20 || stream > 35 || Timestamps.rfc3339(line, 0, stream) == LogLine.NO_TIME) {
      return 0;
    }
    for (String tag : RUNTIME_TAGS) {
      if (line.startsWith(tag, stream)) {
        return stream + tag.length();
      }
    }
    return 0;
  }

  /** Whether the container runtime marks the line as partial. */
  static boolean isPartial(String line) {
    return line.startsWith(" P ", afterRuntime(line) - " P ".length());
  }

  /** The container runtime's time of a line, or {@link LogLine#NO_TIME}. */
  static long runtimeTime(String line) {
    return afterRuntime(line) == 0
        ? LogLine.NO_TIME
        : Timestamps.rfc3339(line, 0, line.indexOf(' '));
  }

  /** Whether there are only known prefixes before a position. */
  static boolean isAllBefore(String line, int position) {
    if (position == 0) {
      return true;
    }
    int from = afterRuntime(line);
    return from == position
        || (position - from == GO_LOGGER_SHAPE.length() && isGoLoggerTime(line, from));
  }

  private static boolean isGoLoggerTime(String line, int from) {
    for (int i = 0; i < GO_LOGGER_SHAPE.length(); i++) {
      char wanted = GO_LOGGER_SHAPE.charAt(i);
      char found = line.charAt(from + i);
      boolean fits = wanted == 'd' ? Ascii.isDigit(found) : found == wanted;
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
