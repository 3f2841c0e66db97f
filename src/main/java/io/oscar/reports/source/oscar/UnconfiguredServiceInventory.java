package io.oscar.reports.source.oscar;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.ServiceInventory;

/** Used when no manager is configured: services are unknown, and nothing is hidden. */
public final class UnconfiguredServiceInventory implements ServiceInventory {

  @Override
  public InventoryReading list(Caller caller, Deadline deadline) {
    return new InventoryReading(
        Inventory.UNKNOWN,
        SourceStatus.missing(
            SourceName.SERVICE_INVENTORY,
            "OSCAR_URL is not set: the deployed services are unknown"));
  }
}
