package io.oscar.reports.source;

import io.oscar.reports.report.Caller;

/**
 * Lists deployed services that are visible to a caller.
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface ServiceInventory {

  /**
   * Lists the services visible to a caller.
   *
   * <p>For an unattended caller a failure is a status; a remote caller whose credential cannot be
   * checked gets no report.
   *
   * @throws io.oscar.reports.report.AccessDenied if the caller's credential is missing or rejected
   * @throws io.oscar.reports.report.AccessUnverifiable if a remote caller's credential could not be
   *     checked
   */
  InventoryReading list(Caller caller, Deadline deadline);

  /**
   * Whether the manager itself reveals to a caller that a hidden service exists.
   *
   * @return false if it does not, or does not respond
   */
  default boolean tellsOfHidden(String service, Caller.Remote caller, Deadline deadline) {
    return false;
  }
}
