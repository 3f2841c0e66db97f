package io.oscar.reports.tally;

import io.oscar.reports.accesslog.Rejection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Line counts by outcome: read = counted + refused + rejected + hidden.
 *
 * @param counted lines that are requests
 * @param refused requests refused by the manager (401, 403, 404)
 * @param rejected lines that are not requests, by reason; only reasons with lines
 * @param hidden requests to services hidden from the caller
 */
public record LineCounts(long counted, long refused, Map<Rejection, Long> rejected, long hidden) {

  /** No lines. */
  public static final LineCounts NONE = new LineCounts(0, 0, Map.of());

  public LineCounts {
    var copy = new EnumMap<Rejection, Long>(Rejection.class);
    copy.putAll(rejected);
    rejected = Collections.unmodifiableMap(copy);
  }

  /** Counts without hidden lines. */
  public LineCounts(long counted, long refused, Map<Rejection, Long> rejected) {
    this(counted, refused, rejected, 0);
  }

  /** All lines read. */
  public long read() {
    return counted + refused + rejectedTotal() + hidden;
  }

  /** All rejected lines. */
  public long rejectedTotal() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
