package io.oscar.reports.accesslog;

/** Recognises unreadable request lines by fixed texts. */
final class RequestMarkers {
  /** The manager's logger of executions. */
  static final String MANAGER = "[GIN-EXECUTIONS-LOGGER]";

  private static final String ORDINARY_GIN = "[GIN] ";
  private static final String EXPOSED_BEFORE = "/system/services/";
  private static final String EXPOSED_AFTER = "/exposed";
  private static final int GO_LOGGER_LENGTH = "2025/10/28 16:53:34 ".length();
  private static final int KLOG_TIME_LENGTH = "1028 16:53:34".length();

  private RequestMarkers() {}

  /** Whether a line contains the name of the manager's execution logger. */
  static boolean ofManager(String line) {
    int gin = line.indexOf(ORDINARY_GIN);
    return line.contains(MANAGER) && !(gin >= 0 && LinePrefix.isAllBefore(line, gin));
  }

  /**
   * Whether a line contains the path of an exposed service and is not another log of the ingress
   * controller: nginx's error log, which repeats requests of the access log, or klog.
   */
  static boolean ofIngress(String line) {
    String text = line.contains("\\/") ? line.replace("\\/", "/") : line;
    int path = text.indexOf(EXPOSED_BEFORE);
    return path >= 0
        && text.indexOf(EXPOSED_AFTER, path) >= 0
        && !isErrorOfNginx(text)
        && !isKlog(text);
  }

  /** {@code 2025/10/28 16:53:34 [error] 31#31: …} (nginx.org, error_log). */
  private static boolean isErrorOfNginx(String line) {
    int level = LinePrefix.afterRuntime(line) + GO_LOGGER_LENGTH;
    return line.startsWith("[", level)
        && LinePrefix.isAllBefore(line, level)
        && Character.isLowerCase(line.charAt(level + 1));
  }

  /** {@code E1028 16:53:34.123456 7 queue.go:130] …} (k8s.io/klog, header). */
  private static boolean isKlog(String line) {
    int from = LinePrefix.afterRuntime(line);
    int end = from + 1 + KLOG_TIME_LENGTH;
    if (end >= line.length() || "IWEF".indexOf(line.charAt(from)) < 0) {
      return false;
    }
    return line.charAt(end) == '.'
        && line.charAt(from + 5) == ' '
        && line.charAt(from + 8) == ':'
        && line.charAt(from + 11) == ':';
  }
}
