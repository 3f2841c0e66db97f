package io.oscar.reports.tally;

import io.oscar.reports.tally.LogLine.Execution;
import io.oscar.reports.tally.LogLine.Rejected;

/**
 * The path of a request to an exposed service: {@code /system/services/NAME/exposed[/…]}.
 *
 * <p>It may come as a whole URL, which is what a proxy is sent (RFC 9112, absolute-form), and
 * slashes may be doubled: nginx, and Traefik since 3.3.6, make one of them before they choose the
 * service.
 */
final class ExposedPath {
  private static final String BEFORE = "/system/services/";
  private static final String AFTER = "/exposed";
  private static final String[] SCHEMES = {"http://", "https://"};

  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);
  private static final Rejected SERVICE_NAME = new Rejected(Rejection.SERVICE_NAME);

  private ExposedPath() {}

  /**
   * Reads the request between two positions of a text: {@code GET TARGET HTTP/1.1}, or the target
   * alone, which may then hold blanks.
   */
  static LogLine ofRequest(String text, int from, int to, String address, long epochNanos) {
    int method = from;
    while (method < to && Ascii.isUpperCase(text.charAt(method))) {
      method++;
    }
    if (method == from || method == to || text.charAt(method) != ' ') {
      return read(text, from, to, address, epochNanos);
    }
    int targetEnd = text.indexOf(' ', method + 1);
    boolean isLast = targetEnd < 0 || targetEnd > to;
    return read(text, method + 1, isLast ? to : targetEnd, address, epochNanos);
  }

  /** Reads the target between two positions of a text, which may carry a query. */
  static LogLine read(String text, int from, int to, String address, long epochNanos) {
    int name = afterServices(text, from, to);
    int slash = name < 0 ? -1 : text.indexOf('/', name);
    if (slash < 0) {
      return OTHER_LINE;
    }
    int end =
        text.startsWith(AFTER, slash) ? slash + AFTER.length() : after(text, slash, to, "exposed");
    if (end < 0 || end > to || (end < to && text.charAt(end) != '/' && text.charAt(end) != '?')) {
      return OTHER_LINE;
    }
    if (!ServiceNames.isValid(text, name, slash)) {
      return SERVICE_NAME;
    }
    return new Execution(text.substring(name, slash), RequestKind.EXPOSED, "", address, epochNanos);
  }

  /** Where the service's name begins, or -1 in any other path. */
  private static int afterServices(String text, int from, int to) {
    if (text.startsWith(BEFORE, from)) {
      return afterSlashes(text, from + BEFORE.length(), to);
    }
    int system = after(text, path(text, from, to), to, "system");
    int services = after(text, system, to, "services");
    int name = services < 0 ? -1 : afterSlashes(text, services, to);
    return name == services ? -1 : name;
  }

  /** The end of a segment that begins at a slash or several; -1 if there is another one. */
  private static int after(String text, int from, int to, String segment) {
    int start = from < 0 ? from : afterSlashes(text, from, to);
    boolean isIt = start > from && text.startsWith(segment, start);
    return isIt && start + segment.length() <= to ? start + segment.length() : -1;
  }

  private static int afterSlashes(String text, int from, int to) {
    int position = from;
    while (position < to && text.charAt(position) == '/') {
      position++;
    }
    return position;
  }

  /** Where the path of a target begins, which may be a URL or begin with its host; -1 in others. */
  private static int path(String text, int from, int to) {
    int host = from;
    for (String scheme : SCHEMES) {
      if (text.regionMatches(true, from, scheme, 0, scheme.length())) {
        host = from + scheme.length();
      }
    }
    int position = host;
    while (position < to && isOfHost(text.charAt(position))) {
      position++;
    }
    boolean isUrl = position > host || host == from;
    return isUrl && position < to && text.charAt(position) == '/' ? position : -1;
  }

  private static boolean isOfHost(char c) {
    return Ascii.isLetterOrDigit(c) || ".-_:[]".indexOf(c) >= 0;
  }
}
