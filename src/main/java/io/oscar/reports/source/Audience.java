package io.oscar.reports.source;

import java.util.function.Predicate;

/**
 * For whom requests are read.
 *
 * <p>Who that is may still have to be found out, and its methods wait for it: a log asks when it
 * has its first line, by which time the answer is usually there.
 */
public interface Audience {

  /** Whoever may know everything. */
  Audience ALL = knowing(service -> false);

  /**
   * Whoever may know everything.
   *
   * @param known whether a service is known to exist
   */
  static Audience knowing(Predicate<String> known) {
    return new Audience() {
      @Override
      public boolean isScoped() {
        return false;
      }

      @Override
      public boolean mayKnow(String service) {
        return true;
      }

      @Override
      public boolean knows(String service) {
        return known.test(service);
      }
    };
  }

  /**
   * Whether only some services may be known. Of requests to others nothing is kept then, neither
   * their names and users nor their times.
   */
  boolean isScoped();

  /** Whether requests to a service, deployed or deleted, may be known. */
  boolean mayKnow(String service);

  /**
   * Whether a service is known to exist, so that it keeps its name among many made-up ones. Asked
   * only where there are too many; may then wait for what other sources say, so a log must not hold
   * what these wait for, such as a limited number of queries, while it counts lines.
   */
  boolean knows(String service);
}
