package io.oscar.reports.source;

import java.util.function.Predicate;

/**
 * Which services are visible to the caller for whom requests are read.
 *
 * <p>Its methods may wait for the inventory: a log calls them with its first line, when the
 * inventory has usually been read.
 */
public interface ServiceVisibility {

  /** Everything is visible. */
  ServiceVisibility ALL = knowing(service -> false);

  /**
   * Everything is visible.
   *
   * @param known whether a service is known to exist
   */
  static ServiceVisibility knowing(Predicate<String> known) {
    return new ServiceVisibility() {
      @Override
      public boolean isScoped() {
        return false;
      }

      @Override
      public boolean isVisible(String service) {
        return true;
      }

      @Override
      public boolean knows(String service) {
        return known.test(service);
      }
    };
  }

  /**
   * Whether only some services are visible. Nothing of requests to others is kept then: no names,
   * users or times.
   */
  boolean isScoped();

  /** Whether requests to a service, deployed or deleted, are visible. */
  boolean isVisible(String service);

  /**
   * Whether a service is known to exist, so that it is not folded with made-up names. Called only
   * beyond the limit of names; may wait for other sources, so a log must not hold resources that
   * these need, such as query permits, while it counts lines.
   */
  boolean knows(String service);
}
