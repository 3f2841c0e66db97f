package io.oscar.reports.tally;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where every line that was read went: read = counted + refused + rejected.
 *
 * @param counted lines that are requests
 * @param refused requests that the manager turned down (401, 403, 404)
 * @param rejected lines that are no requests, by reason; reasons without a line are absent
 */
public record LineCounts(long counted, long refused, Map<Rejection, Long> rejected) {

  /** No line at all. */
  public static final LineCounts NONE = new LineCounts(0, 0, Map.of());

  public LineCounts {
    var copy = new EnumMap<Rejection, Long>(Rejection.class);
    copy.putAll(rejected);
    rejected = Collections.unmodifiableMap(copy);
  }

  /** All lines read. */
  public long read() {
    return counted + refused + rejectedTotal();
  }

  /** All rejected lines, whatever the reason. */
  public long rejectedTotal() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
