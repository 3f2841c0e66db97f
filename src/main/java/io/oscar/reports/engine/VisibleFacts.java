package io.oscar.reports.engine;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.UnknownService;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.tally.Tally;
import java.util.Set;
import java.util.TreeSet;

/**
 * The facts visible to a caller.
 *
 * @param seen the services visible to the caller
 */
record VisibleFacts(
    PendingFacts pendingFacts,
    Selection selection,
    InventoryReading seen,
    CountryLookup countries) {

  /**
   * The facts for a report; starts the required source calls and waits for them.
   *
   * @throws UnknownService if the requested service is unknown
   */
  ReportFacts facts(Set<RequiredData> needs) {
    ReportFacts facts = read(needs);
    String service = selection.service();
    if (service != null && !isKnown(service, facts)) {
      requireKnown(service);
    }
    return facts;
  }

  private ReportFacts read(Set<RequiredData> needs) {
    pendingFacts.ask(needs);
    var answers = new FactsBuilder(selection, needs);
    answers.inventory(seen);
    UsageReading usage = pendingFacts.usageFor(needs, seen);
    if (usage != null) {
      answers.usage(usage);
    }
    answers.logs(logs(needs));
    return answers.toFacts();
  }

  private VisibleRequests logs(Set<RequiredData> needs) {
    var logs = new VisibleRequests(seen, selection.service() != null, countries);
    LogReading manager = pendingFacts.managerFor(needs);
    if (manager != null) {
      logs.manager(manager);
    }
    LogReading exposed = pendingFacts.exposedFor(needs);
    if (exposed != null) {
      logs.exposed(exposed);
    }
    return logs;
  }

  private static boolean isKnown(String service, ReportFacts facts) {
    return facts.inventory().names().contains(service)
        || facts.usage().byService().containsKey(service)
        || facts.tallies().stream().anyMatch(tally -> tally.names(service));
  }

  /** Distinguishes a misspelt name from an idle service if other services are known. */
  private void requireKnown(String service) {
    ReportFacts all = read(RequiredData.ofServiceMetrics());
    boolean isSure =
        all.sources().stream()
            .noneMatch(
                source ->
                    source.status() == Completeness.MISSING
                        && source.name().impacted().contains(MetricKey.USERS));
    if (isKnown(service, all) || !isSure) {
      return;
    }
    Set<String> others = others();
    if (!others.isEmpty()) {
      throw new UnknownService(service, others);
    }
  }

  /** The deployed services, or those with requests if the inventory is unknown. */
  private Set<String> others() {
    if (seen.status().status() == Completeness.OK && !seen.inventory().names().isEmpty()) {
      return seen.inventory().names();
    }
    var names = new TreeSet<String>();
    pendingFacts.allRequests().tally().forEachKind((name, kind, count) -> names.add(name));
    names.remove(Tally.OTHER);
    names.removeIf(seen.inventory().visible().negate());
    return names;
  }
}
