package io.oscar.reports.source;

/**
 * For whom requests are read.
 *
 * <p>Who that is may still have to be found out, and its methods wait for it: a log asks when it
 * has its first line, by which time the answer is usually there.
 */
public interface Audience {

  /** Whoever may know everything. */
  Audience ALL =
      new Audience() {
        @Override
        public boolean isScoped() {
          return false;
        }

        @Override
        public boolean mayKnow(String service) {
          return true;
        }
      };

  /**
   * Whether only some services may be known. Of requests to others nothing is kept then, neither
   * their names and users nor their times.
   */
  boolean isScoped();

  /** Whether requests to a service, deployed or deleted, may be known. */
  boolean mayKnow(String service);
}
