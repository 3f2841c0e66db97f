package io.oscar.reports.report;

import io.oscar.reports.tally.Tally;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Processor time by service.
 *
 * @param byService the hours of each service that used any
 * @param unattributed hours that belong to no service that is known by name
 */
public record Usage(Map<String, Hours> byService, Hours unattributed) {
  /** The key under which unattributed hours stand in a breakdown by service, as folded names do. */
  public static final String UNATTRIBUTED_KEY = Tally.OTHER;

  /** No usage at all. */
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

  /** The usage of some services only; unattributed hours are nobody's and are left out. */
  public Usage onlyOf(Predicate<String> services) {
    var some = new TreeMap<>(byService);
    some.keySet().removeIf(services.negate());
    return new Usage(some, Hours.NONE);
  }
}
