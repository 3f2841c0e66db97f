package io.oscar.reports.function;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.tally.LineCounts;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the answers of the sources together, as far as the caller may know them. */
final class Answers {
  private final TimeRange range;
  private final Set<Need> needs;
  private final CountryLookup countries;
  private final List<SourceStatus> statuses = new ArrayList<>();
  private final Tally.Builder tally = Tally.builder();
  private Inventory inventory = Inventory.UNKNOWN;
  private Usage usage = Usage.NONE;

  Answers(TimeRange range, Set<Need> needs, CountryLookup countries) {
    this.range = range;
    this.needs = needs;
    this.countries = countries;
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

  void manager(LogReading reading) {
    LogReading visible = visible(reading);
    tally.add(visible.tally());
    statuses.add(visible.status());
    statuses.add(CountryAttribution.status(visible.tally(), visible.status().status(), countries));
  }

  void exposed(LogReading reading) {
    LogReading visible = visible(reading);
    tally.add(visible.tally());
    statuses.add(visible.status());
  }

  ReportFacts toFacts() {
    List<SourceStatus> told =
        inventory.isScoped() ? statuses.stream().map(ScopedNotes::of).toList() : statuses;
    return new ReportFacts(range, tally.build(), usage, inventory, told);
  }

  private LogReading visible(LogReading reading) {
    Tally all = reading.tally();
    if (inventory.isScoped()) {
      Tally visible = all.onlyOf(inventory.visible());
      SourceStatus status = ScopedStatus.of(reading.status(), visible);
      return new LogReading(visible, Legibility.ofVisible(status, all, visible));
    }
    return new LogReading(all, withLines(Legibility.ofAll(reading.status(), all), all.lines()));
  }

  /** Lines that were not counted belong to nobody: only an administrator is told of them. */
  private static SourceStatus withLines(SourceStatus status, LineCounts lines) {
    if (status.status() == Completeness.MISSING) {
      return status;
    }
    var notes = new ArrayList<String>();
    notes.add(LineNotes.of(lines));
    if (!status.notes().isEmpty()) {
      notes.add(status.notes());
    }
    return SourceStatus.of(status.name(), status.status(), status.lastUpdated(), notes);
  }
}
