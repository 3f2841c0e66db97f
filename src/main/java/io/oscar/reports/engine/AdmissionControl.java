package io.oscar.reports.engine;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.ServiceInventory;
import java.lang.ScopedValue.CallableOp;
import java.time.Clock;
import java.util.function.Function;

/** Admits calls: checks the credential first, then limits concurrent reports. */
final class AdmissionControl {
  /** The call admitted on this thread, if any. */
  private static final ScopedValue<Admission> CURRENT = ScopedValue.newInstance();

  private final CredentialChecks checks;
  private final ConcurrencyLimit concurrencyLimit;
  private final ReportLimits limits;
  private final Clock clock;

  AdmissionControl(ServiceInventory inventory, ReportLimits limits, Clock clock) {
    this.checks = new CredentialChecks(inventory);
    this.concurrencyLimit = new ConcurrencyLimit(limits.atOnce());
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Runs an admitted call: its reports need no further check and share one permit, which is
   * released when the call ends.
   *
   * @throws AccessDenied if the caller's credential is rejected
   * @throws AccessUnverifiable if it cannot be checked
   */
  <T, X extends Throwable> T during(Caller caller, CallableOp<T, X> call) throws X {
    try (Admission admission = admit(caller)) {
      return ScopedValue.where(CURRENT, admission).call(call);
    }
  }

  /**
   * Runs work for a caller within the admitted call, or else within a new one.
   *
   * @throws AccessDenied if the caller's credential is rejected
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

  /** The limit of concurrent reports. */
  ConcurrencyLimit concurrencyLimit() {
    return concurrencyLimit;
  }

  private Admission admit(Caller caller) {
    Deadline deadline = limits.start(caller, clock);
    InventoryReading visible =
        switch (caller) {
          case Caller.Remote remote -> checks.check(remote, deadline);
          case Caller.Unattended nobody -> null;
        };
    return new Admission(caller, visible, deadline, concurrencyLimit);
  }
}
