package io.oscar.reports.source.http;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.FairSemaphore;
import java.util.Optional;

/**
 * A limit of concurrent queries, shared by reports and systems. Reports are served round robin, so
 * that one with many queries does not block one with few.
 */
public final class QueryLimit {
  private final int atOnce;
  private final FairSemaphore<Deadline> slots;

  /**
   * @param atOnce the maximum number of concurrent queries, at least one
   */
  public QueryLimit(int atOnce) {
    this.atOnce = atOnce;
    this.slots = new FairSemaphore<>(atOnce);
  }

  /** No limit. */
  public static QueryLimit none() {
    return new QueryLimit(Integer.MAX_VALUE);
  }

  /** The maximum number of concurrent queries. */
  int atOnce() {
    return atOnce;
  }

  /**
   * Waits for a permit for a query.
   *
   * @param deadline the report's deadline, which identifies the report
   * @return the permit, or empty if the deadline was exceeded
   */
  Optional<FairSemaphore.Permit> take(Deadline deadline) throws InterruptedException {
    return slots.take(deadline, deadline.remaining());
  }
}
