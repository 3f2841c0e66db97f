package io.oscar.reports.source.http;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.FairSlots;
import java.util.Optional;

/**
 * How many queries are under way at once, for all reports and all systems that share it. Reports
 * are served in turn, so that one with many queries does not hold up one with few.
 */
public final class QueryLimit {
  private final int atOnce;
  private final FairSlots<Deadline> slots;

  /**
   * @param atOnce how many queries, at least one
   */
  public QueryLimit(int atOnce) {
    this.atOnce = atOnce;
    this.slots = new FairSlots<>(atOnce);
  }

  /** No limit. */
  public static QueryLimit none() {
    return new QueryLimit(Integer.MAX_VALUE);
  }

  /** How many queries are under way at once. */
  int atOnce() {
    return atOnce;
  }

  /**
   * Waits for a query's turn.
   *
   * @param deadline that of the report, by which reports are told apart
   * @return the turn, or nothing if the deadline came first
   */
  Optional<FairSlots.Slot> take(Deadline deadline) throws InterruptedException {
    return slots.take(deadline, deadline.remaining());
  }
}
