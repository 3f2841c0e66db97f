package io.oscar.reports.tally;

import io.oscar.reports.tally.LogLine.Rejected;

/**
 * An access log in JSON, one object a line, as Traefik, ingress-nginx, Envoy and others write it.
 *
 * <p>What the fields are called is chosen where the ingress controller is configured; {@link
 * AccessField} knows the usual names. A name that is known is taken wherever it stands in the line,
 * the last one where it stands twice, as JSON's readers do; what callers chose is only ever a
 * value.
 */
final class JsonDialect implements Dialect {
  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);
  private static final Rejected MALFORMED = new Rejected(Rejection.MALFORMED);

  /** Where the object begins. */
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
    // a path after the controller's rewriting says nothing of the one that was asked for
    boolean isLost =
        read.equals(OTHER_LINE) && !fields.isTargetAsRequested() && Markers.ofIngress(line);
    return isLost ? MALFORMED : read;
  }

  /** The time of a line's fields in nanoseconds since 1970, or {@link LogLine#NO_TIME}. */
  static long time(String line, int from) {
    var fields = new AccessFields();
    JsonFields.forEach(line, from, fields);
    return fields.epochNanos();
  }

  private static long time(AccessFields fields, long runtimeTime) {
    return fields.epochNanos() == LogLine.NO_TIME ? runtimeTime : fields.epochNanos();
  }
}
