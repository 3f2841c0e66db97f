package io.oscar.reports.assembly;

import io.oscar.reports.function.Sources;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.ServiceInventory;
import io.oscar.reports.source.UsageMeter;
import io.oscar.reports.source.UsageReading;

/** Chooses the source of each kind that the settings name. */
final class SourceChoice {
  private SourceChoice() {}

  static Sources sources() {
    return new Sources(requests(), usage(), inventory(), CountryLookup.NONE);
  }

  private static RequestLog requests() {
    return new NoRequestLog();
  }

  private static UsageMeter usage() {
    var none =
        new UsageReading(
            Usage.NONE, SourceStatus.missing(SourceName.PROMETHEUS, "no usage meter is set"));
    return request -> none;
  }

  private static ServiceInventory inventory() {
    var none =
        new InventoryReading(
            Inventory.UNKNOWN,
            SourceStatus.missing(SourceName.SERVICE_INVENTORY, "no manager is set: set OSCAR_URL"));
    return (caller, deadline) -> none;
  }
}
