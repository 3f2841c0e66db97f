package io.oscar.reports.accesslog;

import io.oscar.reports.accesslog.LogLine.Rejected;

/**
 * An access log in JSON, one object a line, as Traefik, ingress-nginx, Envoy and others write it.
 *
 * <p>Field names depend on the ingress controller's configuration; {@link AccessField} knows common
 * ones. A known name is accepted anywhere in the line, and the last of duplicates wins, as in JSON
 * parsers; callers control values only.
 */
final class JsonDialect implements Dialect {
  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);
  private static final Rejected MALFORMED = new Rejected(Rejection.MALFORMED);

  /** The start of the object. */
  @Override
  public int start(String line) {
    int from = LinePrefix.afterRuntime(line);
    return line.startsWith("{", from) ? from : -1;
  }

  @Override
  public LogLine read(String line, int from) {
    var fields = new AccessFields();
    boolean whole = JsonFields.forEach(line, from, fields);
    String target = fields.target();
    if (!whole && !(LinePrefix.isPartial(line) && !target.isEmpty())) {
      return MALFORMED;
    }
    if (target.isEmpty()) {
      return JsonForm.tellsOfRequest(line, from) ? MALFORMED : OTHER_LINE;
    }
    LogLine read =
        ExposedPath.ofRequest(
            target,
            0,
            target.length(),
            fields.client(),
            time(fields, LinePrefix.runtimeTime(line)));
    // a rewritten path does not reveal the requested one
    boolean isLost =
        read.equals(OTHER_LINE) && !fields.isTargetAsRequested() && RequestMarkers.ofIngress(line);
    return isLost ? MALFORMED : read;
  }

  /** The time of a line's fields in nanoseconds since 1970, or {@link LogLine#NO_TIME}. */
  static long timeIn(String line, int from) {
    var fields = new AccessFields();
    JsonFields.forEach(line, from, fields);
    return fields.epochNanos();
  }

  private static long time(AccessFields fields, long runtimeTime) {
    return fields.epochNanos() == LogLine.NO_TIME ? runtimeTime : fields.epochNanos();
  }
}
