package io.oscar.reports.function;

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

/** Brings the answers of the sources together, as far as the caller may know them. */
final class Answers {
  private final Subject subject;
  private final Set<Need> needs;
  private final List<SourceStatus> statuses = new ArrayList<>();
  private List<Tally> tallies = List.of();
  private Inventory inventory = Inventory.UNKNOWN;
  private Usage usage = Usage.NONE;
  private List<Usage> usageOfPoints = List.of();

  Answers(Subject subject, Set<Need> needs) {
    this.subject = subject;
    this.needs = needs;
  }

  /** The inventory comes first: it decides what of the other answers the caller may know. */
  void inventory(InventoryReading reading) {
    String service = subject.service();
    inventory = service == null ? reading.inventory() : reading.inventory().only(service);
    if (needs.contains(Need.INVENTORY) || inventory.isScoped()) {
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

  void logs(Logs logs) {
    tallies = logs.tallies(needs);
    statuses.addAll(logs.statuses(needs));
  }

  ReportFacts toFacts() {
    return new ReportFacts(
        subject.range(), tallies, usage, usageOfPoints, subject.grid(), inventory, statuses);
  }
}
