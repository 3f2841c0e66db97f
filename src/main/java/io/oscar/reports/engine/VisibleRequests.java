package io.oscar.reports.engine;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.tally.Folded;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The requests visible to a caller, with the statuses of their logs. */
final class VisibleRequests {
  private final Inventory inventory;
  private final Set<String> deployed;
  private final boolean isInventoryWhole;
  private final boolean isOfOneService;
  private final CountryLookup countries;
  private @Nullable Tally requests;
  private @Nullable Tally exposed;
  private final List<SourceStatus> ofRequests = new ArrayList<>();
  private final List<SourceStatus> ofExposed = new ArrayList<>();
  private Completeness manager = Completeness.MISSING;

  /**
   * @param inventory the services visible to the caller
   * @param isOfOneService whether only one service is requested
   */
  VisibleRequests(InventoryReading inventory, boolean isOfOneService, CountryLookup countries) {
    this.inventory = inventory.inventory();
    this.deployed = inventory.inventory().names();
    this.isInventoryWhole = inventory.status().status() == Completeness.OK;
    this.isOfOneService = isOfOneService;
    this.countries = countries;
  }

  /** Adds the synchronous and asynchronous requests; to be called before the exposed ones. */
  void manager(LogReading reading) {
    Tally tally = visible(reading.tally());
    Folded folded = tally.folded();
    var doubts = new ArrayList<String>();
    if (!folded.services().isEmpty()) {
      doubts.add(FoldNotes.ofTooMany("services", "to", folded.services()));
    }
    if (!folded.users().isEmpty()) {
      doubts.add(FoldNotes.ofTooMany("users", "of", folded.users()));
    }
    if (!tally.hasUsersOfBuckets()) {
      doubts.add(
          "too many combinations of users and points to count the users of each: use a longer"
              + " interval");
    }
    if (!tally.hasKeysOfBuckets()) {
      doubts.add("too many combinations of rows and points: use a longer interval");
    }
    SourceStatus status = doubted(status(reading.status(), reading.tally(), tally), doubts);
    manager = status.status();
    requests = tally;
    ofRequests.add(status);
    ofRequests.add(CountryAttribution.status(tally, status.status(), countries));
  }

  /**
   * Adds the exposed requests, whose service names can be invented by anybody who reaches the
   * ingress.
   */
  void exposed(LogReading reading) {
    Tally all = visible(reading.tally());
    SourceStatus status = status(reading.status(), reading.tally(), all);
    boolean strangersAreKnown = strangersAreKnown();
    Tally tally = strangersAreKnown ? all.foldingServices(this::isKnown) : aligned(all);
    exposed = tally;
    ofExposed.add(withFolded(status, tally.folded().services(), strangersAreKnown));
  }

  /** The tallies of the logs that a report requires. */
  List<Tally> tallies(Set<RequiredData> needs) {
    var tallies = new ArrayList<Tally>();
    if (requests != null && needs.contains(RequiredData.REQUESTS)) {
      tallies.add(requests);
    }
    if (exposed != null && needs.contains(RequiredData.EXPOSED)) {
      tallies.add(exposed);
    }
    return tallies;
  }

  /** Their statuses. */
  List<SourceStatus> statuses(Set<RequiredData> needs) {
    var statuses = new ArrayList<SourceStatus>();
    if (needs.contains(RequiredData.REQUESTS)) {
      statuses.addAll(ofRequests);
    }
    if (needs.contains(RequiredData.EXPOSED)) {
      statuses.addAll(ofExposed);
    }
    return statuses;
  }

  private Tally visible(Tally all) {
    return inventory.isScoped() ? all.onlyOf(inventory.visible()) : all;
  }

  /** Lines that were not counted belong to no service: they are shown to administrators only. */
  private SourceStatus status(SourceStatus full, Tally all, Tally visible) {
    if (inventory.isScoped()) {
      return UnreadableLinesCheck.ofVisible(ScopedStatus.of(full, visible), all, visible);
    }
    SourceStatus legible = UnreadableLinesCheck.ofAll(full, all);
    return legible.status() == Completeness.MISSING
        ? legible
        : noted(legible, legible.status(), LineNotes.of(all.lines()), legible.notes());
  }

  /** Whether unknown names in the exposed log can be recognised. */
  private boolean strangersAreKnown() {
    return !inventory.isScoped()
        && !isOfOneService
        && isInventoryWhole
        && manager != Completeness.MISSING;
  }

  private boolean isKnown(String service) {
    return deployed.contains(service) || (requests != null && requests.names(service));
  }

  /** A service folded in one log must not have a row from the other log. */
  private Tally aligned(Tally all) {
    Tally manager = requests;
    return manager == null
        ? all
        : all.foldingServices(service -> isKnown(service) || manager.keeps(service));
  }

  private SourceStatus withFolded(SourceStatus status, Folded.Part services, boolean strangers) {
    if (services.isEmpty()) {
      return status;
    }
    if (strangers) {
      return noted(status, status.status(), status.notes(), FoldNotes.ofStrangers(services));
    }
    String note = FoldNotes.ofTooMany("services", "to", services);
    // If only these requests are read, none are missing.
    return requests == null
        ? noted(status, status.status(), status.notes(), note)
        : doubted(status, List.of(note));
  }

  /** A status with notes on figures that are lower bounds. */
  private static SourceStatus doubted(SourceStatus status, List<String> doubts) {
    if (doubts.isEmpty()) {
      return status;
    }
    Completeness lessened =
        status.status() == Completeness.OK ? Completeness.PARTIAL : status.status();
    return noted(status, lessened, status.notes(), String.join("; ", doubts));
  }

  private static SourceStatus noted(
      SourceStatus status, Completeness completeness, String... notes) {
    List<String> said = Stream.of(notes).filter(note -> !note.isEmpty()).toList();
    return SourceStatus.of(status.name(), completeness, status.lastUpdated(), said);
  }
}
