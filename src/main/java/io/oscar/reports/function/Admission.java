package io.oscar.reports.function;

import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A call whose caller is accepted; closing it ends the call. */
final class Admission implements AutoCloseable {
  private final Caller caller;
  private final Deadline deadline;
  private final @Nullable InventoryReading visible;
  private final Turns turns;
  private final Deque<Runnable> held = new ArrayDeque<>();

  /**
   * @param visible what the manager shows to the caller, or null where nobody had to be asked
   * @param deadline when the reports of the call are due
   * @param turns where the call takes its turn
   */
  Admission(Caller caller, @Nullable InventoryReading visible, Deadline deadline, Turns turns) {
    this.caller = caller;
    this.visible = visible;
    this.deadline = deadline;
    this.turns = turns;
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
   * Takes a turn for as long as the call lasts; a second one is not needed.
   *
   * @throws TooManyReports if there is none
   */
  void takeTurn() {
    if (held.isEmpty()) {
      held.push(turns.take(caller, deadline)::close);
    }
  }

  /** Whether the call has a turn, or a part in somebody's. */
  boolean hasTurn() {
    return !held.isEmpty();
  }

  /** Keeps something for as long as the call lasts. */
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
