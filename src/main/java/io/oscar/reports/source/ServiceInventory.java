package io.oscar.reports.source;

import io.oscar.reports.report.Caller;

/**
 * Which services are deployed, and which of them a caller may see.
 *
 * <p>Implementations keep nothing between calls and may be used by several threads at once.
 */
public interface ServiceInventory {

  /**
   * Lists the services that a caller may see.
   *
   * <p>For an unattended caller a failing inventory is a status. For a remote caller it is not: who
   * cannot be checked gets no report.
   *
   * @throws io.oscar.reports.report.AccessDenied if the caller's credential is missing or refused
   * @throws io.oscar.reports.report.AccessUnverifiable if a remote caller's credential could not be
   *     checked
   */
  InventoryReading list(Caller caller, Deadline deadline);

  /**
   * Whether a caller who is not shown a service is told by the manager itself that it exists.
   *
   * @return false where the manager tells no such thing, or gives no answer
   */
  default boolean tellsOfHidden(String service, Caller.Remote caller, Deadline deadline) {
    return false;
  }
}
