package io.oscar.reports.function;

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

/**
 * The requests that the reader of some reports may know, and what is to be said of the logs that
 * they are from.
 */
final class Logs {
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
   * @param inventory what the reader sees
   * @param isOfOneService whether nothing but one service is asked about
   */
  Logs(InventoryReading inventory, boolean isOfOneService, CountryLookup countries) {
    this.inventory = inventory.inventory();
    this.deployed = inventory.inventory().names();
    this.isInventoryWhole = inventory.status().status() == Completeness.OK;
    this.isOfOneService = isOfOneService;
    this.countries = countries;
  }

  /** The synchronous and asynchronous requests; they come before the exposed ones. */
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
      doubts.add("users and points are too many to count the users of each: use a longer interval");
    }
    if (!tally.hasKeysOfBuckets()) {
      doubts.add("rows and points are too many to tell apart: use a longer interval");
    }
    SourceStatus status = doubted(status(reading.status(), reading.tally(), tally), doubts);
    manager = status.status();
    requests = tally;
    ofRequests.add(status);
    ofRequests.add(CountryAttribution.status(tally, status.status(), countries));
  }

  /** The exposed requests: whoever finds the ingress can make up names of services there. */
  void exposed(LogReading reading) {
    Tally all = visible(reading.tally());
    SourceStatus status = status(reading.status(), reading.tally(), all);
    boolean strangersAreKnown = strangersAreKnown();
    Tally tally = strangersAreKnown ? all.foldingServices(this::isKnown) : aligned(all);
    exposed = tally;
    ofExposed.add(withFolded(status, tally.folded().services(), strangersAreKnown));
  }

  /** The tallies of the logs that a report needs. */
  List<Tally> tallies(Set<Need> needs) {
    var tallies = new ArrayList<Tally>();
    if (requests != null && needs.contains(Need.REQUESTS)) {
      tallies.add(requests);
    }
    if (exposed != null && needs.contains(Need.EXPOSED)) {
      tallies.add(exposed);
    }
    return tallies;
  }

  /** What is to be said of them. */
  List<SourceStatus> statuses(Set<Need> needs) {
    var statuses = new ArrayList<SourceStatus>();
    if (needs.contains(Need.REQUESTS)) {
      statuses.addAll(ofRequests);
    }
    if (needs.contains(Need.EXPOSED)) {
      statuses.addAll(ofExposed);
    }
    return statuses;
  }

  private Tally visible(Tally all) {
    return inventory.isScoped() ? all.onlyOf(inventory.visible()) : all;
  }

  /** Lines that were not counted belong to nobody: only an administrator is told of them. */
  private SourceStatus status(SourceStatus full, Tally all, Tally visible) {
    if (inventory.isScoped()) {
      return Legibility.ofVisible(ScopedStatus.of(full, visible), all, visible);
    }
    SourceStatus legible = Legibility.ofAll(full, all);
    return legible.status() == Completeness.MISSING
        ? legible
        : noted(legible, legible.status(), LineNotes.of(all.lines()), legible.notes());
  }

  /** Whether it is known which names of the exposed log are no services. */
  private boolean strangersAreKnown() {
    return !inventory.isScoped()
        && !isOfOneService
        && isInventoryWhole
        && manager != Completeness.MISSING;
  }

  private boolean isKnown(String service) {
    return deployed.contains(service) || (requests != null && requests.names(service));
  }

  /** A service that is folded in one log must not have a row with what the other log says. */
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
    // Where nothing but these requests is read, they are all there are: none is left out.
    return requests == null
        ? noted(status, status.status(), status.notes(), note)
        : doubted(status, List.of(note));
  }

  /** A status of figures some of which are lower bounds, as the notes say. */
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
