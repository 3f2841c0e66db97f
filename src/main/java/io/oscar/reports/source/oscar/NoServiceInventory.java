package io.oscar.reports.source.oscar;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.ServiceInventory;

/** The inventory of an installation that names no manager: nothing is known, nothing is hidden. */
public final class NoServiceInventory implements ServiceInventory {

  @Override
  public InventoryReading list(Caller caller, Deadline deadline) {
    return new InventoryReading(
        Inventory.UNKNOWN,
        SourceStatus.missing(
            SourceName.SERVICE_INVENTORY,
            "OSCAR_URL is not set: the deployed services are unknown"));
  }
}
