package io.oscar.reports.function;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.ServiceInventory;
import java.lang.ScopedValue.CallableOp;
import java.time.Clock;
import java.util.function.Function;

/** Lets calls in: first the credential is checked, then the reports take their turn. */
final class AdmissionControl {
  /** The call that the thread is at, where it was admitted before its reports are asked for. */
  private static final ScopedValue<Admission> CURRENT = ScopedValue.newInstance();

  private final CredentialChecks checks;
  private final Turns turns;
  private final ReportLimits limits;
  private final Clock clock;

  AdmissionControl(ServiceInventory inventory, ReportLimits limits, Clock clock) {
    this.checks = new CredentialChecks(inventory);
    this.turns = new Turns(limits.atOnce());
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Admits a call for as long as it lasts: the reports that it asks for need no other check, and
   * all of them take one turn, which ends with the call.
   *
   * @throws AccessDenied if the caller's credential is not accepted
   * @throws AccessUnverifiable if it cannot be checked
   */
  <T, X extends Throwable> T during(Caller caller, CallableOp<T, X> call) throws X {
    try (Admission admission = admit(caller)) {
      return ScopedValue.where(CURRENT, admission).call(call);
    }
  }

  /**
   * Does something for a caller within the call that is admitted, or else within one of its own.
   *
   * @throws AccessDenied if the caller's credential is not accepted
   * @throws AccessUnverifiable if it cannot be checked
   */
  <T> T within(Caller caller, Function<Admission, T> work) {
    if (CURRENT.isBound() && CURRENT.get().isOf(caller)) {
      return work.apply(CURRENT.get());
    }
    try (Admission admission = admit(caller)) {
      return work.apply(admission);
    }
  }

  /** Where calls take their turns. */
  Turns turns() {
    return turns;
  }

  private Admission admit(Caller caller) {
    Deadline deadline = limits.start(caller, clock);
    InventoryReading visible =
        switch (caller) {
          case Caller.Remote remote -> checks.check(remote, deadline);
          case Caller.Unattended nobody -> null;
        };
    return new Admission(caller, visible, deadline, turns);
  }
}
