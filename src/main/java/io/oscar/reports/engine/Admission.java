package io.oscar.reports.engine;

import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** An admitted call; closing it ends the call. */
final class Admission implements AutoCloseable {
  private final Caller caller;
  private final Deadline deadline;
  private final @Nullable InventoryReading visible;
  private final ConcurrencyLimit concurrencyLimit;
  private final Deque<Runnable> held = new ArrayDeque<>();

  /**
   * @param visible the services visible to the caller, or null if the manager did not have to be
   *     asked
   * @param deadline the deadline of the call's reports
   * @param concurrencyLimit the limit of concurrent reports
   */
  Admission(
      Caller caller,
      @Nullable InventoryReading visible,
      Deadline deadline,
      ConcurrencyLimit concurrencyLimit) {
    this.caller = caller;
    this.visible = visible;
    this.deadline = deadline;
    this.concurrencyLimit = concurrencyLimit;
  }

  Caller caller() {
    return caller;
  }

  boolean isOf(Caller other) {
    return caller.equals(other);
  }

  Deadline deadline() {
    return deadline;
  }

  @Nullable InventoryReading visible() {
    return visible;
  }

  /**
   * Acquires a permit for the duration of the call, unless it has one.
   *
   * @throws TooManyReports if none becomes free
   */
  void acquirePermit() {
    if (held.isEmpty()) {
      held.push(concurrencyLimit.take(caller, deadline)::close);
    }
  }

  /** Whether the call has a permit, its own or a shared one. */
  boolean hasPermit() {
    return !held.isEmpty();
  }

  /** Holds a resource until the call ends. */
  void hold(Runnable release) {
    held.push(release);
  }

  @Override
  public void close() {
    while (!held.isEmpty()) {
      held.pop().run();
    }
  }
}
