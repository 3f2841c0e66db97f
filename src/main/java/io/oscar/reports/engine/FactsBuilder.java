package io.oscar.reports.engine;

import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the results of the sources, as far as they are visible to the caller. */
final class FactsBuilder {
  private final Selection selection;
  private final Set<RequiredData> needs;
  private final List<SourceStatus> statuses = new ArrayList<>();
  private List<Tally> tallies = List.of();
  private Inventory inventory = Inventory.UNKNOWN;
  private Usage usage = Usage.NONE;
  private List<Usage> usageOfPoints = List.of();

  FactsBuilder(Selection selection, Set<RequiredData> needs) {
    this.selection = selection;
    this.needs = needs;
  }

  /** The inventory comes first: it decides what is visible of the other results. */
  void inventory(InventoryReading reading) {
    String service = selection.service();
    inventory = service == null ? reading.inventory() : reading.inventory().only(service);
    if (needs.contains(RequiredData.INVENTORY) || inventory.isScoped()) {
      statuses.add(reading.status());
    }
  }

  void usage(UsageReading reading) {
    if (inventory.isScoped()) {
      usage = reading.usage().onlyOf(inventory.visible());
      usageOfPoints =
          reading.ofPoints().stream().map(point -> point.onlyOf(inventory.visible())).toList();
      statuses.add(ScopedStatus.of(reading));
    } else {
      usage = reading.usage();
      usageOfPoints = reading.ofPoints();
      statuses.add(reading.status());
    }
  }

  void logs(VisibleRequests logs) {
    tallies = logs.tallies(needs);
    statuses.addAll(logs.statuses(needs));
  }

  ReportFacts toFacts() {
    return new ReportFacts(
        selection.range(), tallies, usage, usageOfPoints, selection.grid(), inventory, statuses);
  }
}
