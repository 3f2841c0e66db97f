package io.oscar.reports.tally;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where every line that was read went: read = counted + refused + rejected + hidden.
 *
 * @param counted lines that are requests
 * @param refused requests that the manager turned down (401, 403, 404)
 * @param rejected lines that are no requests, by reason; reasons without a line are absent
 * @param hidden requests to services that the report's reader may not know
 */
public record LineCounts(long counted, long refused, Map<Rejection, Long> rejected, long hidden) {

  /** No line at all. */
  public static final LineCounts NONE = new LineCounts(0, 0, Map.of());

  public LineCounts {
    var copy = new EnumMap<Rejection, Long>(Rejection.class);
    copy.putAll(rejected);
    rejected = Collections.unmodifiableMap(copy);
  }

  /** The lines of a reader who may know every service. */
  public LineCounts(long counted, long refused, Map<Rejection, Long> rejected) {
    this(counted, refused, rejected, 0);
  }

  /** All lines read. */
  public long read() {
    return counted + refused + rejectedTotal() + hidden;
  }

  /** All rejected lines, whatever the reason. */
  public long rejectedTotal() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
