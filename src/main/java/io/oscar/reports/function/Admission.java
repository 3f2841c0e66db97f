package io.oscar.reports.function;

import io.oscar.reports.function.Turns.Turn;
import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import org.jspecify.annotations.Nullable;

/** A call whose caller is accepted; closing it ends the call. */
final class Admission implements AutoCloseable {
  private final Caller caller;
  private final Deadline deadline;
  private final @Nullable InventoryReading visible;
  private final Turns turns;
  private @Nullable Turn turn;

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
    if (turn == null) {
      turn = turns.take(caller, deadline);
    }
  }

  @Override
  public void close() {
    if (turn != null) {
      turn.close();
    }
  }
}
