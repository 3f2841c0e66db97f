package io.oscar.reports.accesslog;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Rejected;

/**
 * The path of a request to an exposed service: {@code /system/services/NAME/exposed[/…]}.
 *
 * <p>It may be an absolute URL, as sent to proxies (RFC 9112, absolute-form), with doubled slashes,
 * which nginx, and Traefik since 3.3.6, merge before routing.
 */
final class ExposedPath {
  private static final String BEFORE = "/system/services/";
  private static final String AFTER = "/exposed";
  private static final String[] SCHEMES = {"http://", "https://"};

  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);
  private static final Rejected SERVICE_NAME = new Rejected(Rejection.SERVICE_NAME);

  private ExposedPath() {}

  /**
   * Parses the request between two positions: {@code GET TARGET HTTP/1.1}, or only the target,
   * which may then contain blanks.
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

  /** Parses the target between two positions, with or without a query. */
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

  /** The start of the service's name, or -1 in other paths. */
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

  /**
   * The start of the path in a target, which may be a URL or start with a host; -1 if there is
   * none.
   */
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
