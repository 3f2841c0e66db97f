package io.oscar.reports.function;

import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the answers of the sources together, as far as the caller may know them. */
final class Answers {
  private final TimeRange range;
  private final Set<Need> needs;
  private final List<SourceStatus> statuses = new ArrayList<>();
  private List<Tally> tallies = List.of();
  private Inventory inventory = Inventory.UNKNOWN;
  private Usage usage = Usage.NONE;

  Answers(TimeRange range, Set<Need> needs) {
    this.range = range;
    this.needs = needs;
  }

  /**
   * The inventory comes first: it decides what of the other answers the caller may know.
   *
   * @param service the one service that is asked for, or null for all
   */
  void inventory(InventoryReading reading, @Nullable String service) {
    inventory = service == null ? reading.inventory() : reading.inventory().only(service);
    if (needs.contains(Need.INVENTORY) || inventory.isScoped()) {
      statuses.add(reading.status());
    }
  }

  void usage(UsageReading reading) {
    if (inventory.isScoped()) {
      usage = reading.usage().onlyOf(inventory.visible());
      statuses.add(ScopedStatus.of(reading));
    } else {
      usage = reading.usage();
      statuses.add(reading.status());
    }
  }

  void logs(Logs logs) {
    tallies = logs.tallies(needs);
    statuses.addAll(logs.statuses(needs));
  }

  ReportFacts toFacts() {
    return new ReportFacts(range, tallies, usage, inventory, statuses);
  }
}
