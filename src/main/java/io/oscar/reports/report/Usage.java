package io.oscar.reports.report;

import io.oscar.reports.tally.Tally;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * CPU and GPU time by service.
 *
 * @param byService the hours of each service with usage
 * @param unattributed hours that cannot be attributed to a known service
 */
public record Usage(Map<String, Hours> byService, Hours unattributed) {
  /** The key of unattributed hours, and of folded names, in a breakdown by service. */
  public static final String UNATTRIBUTED_KEY = Tally.OTHER;

  /** No usage. */
  public static final Usage NONE = new Usage(Map.of(), Hours.NONE);

  public Usage {
    byService = Map.copyOf(byService);
  }

  /** The hours of one service. */
  public Hours of(String service) {
    return byService.getOrDefault(service, Hours.NONE);
  }

  /** All hours: those of every service and the unattributed ones. */
  public Hours total() {
    return byService.values().stream().reduce(unattributed, Hours::plus);
  }

  /** The usage of some services, without unattributed hours. */
  public Usage onlyOf(Predicate<String> services) {
    var some = new TreeMap<>(byService);
    some.keySet().removeIf(services.negate());
    return new Usage(some, Hours.NONE);
  }
}
