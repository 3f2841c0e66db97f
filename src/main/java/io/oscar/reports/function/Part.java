package io.oscar.reports.function;

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
 * The part of some readings that a reader of reports may know, and nothing of the rest.
 *
 * @param seen the services that the reader sees
 */
record Part(Readings readings, Subject subject, InventoryReading seen, CountryLookup countries) {

  /**
   * The facts for one of the reports; asks for what they need, and waits for the answers.
   *
   * @throws UnknownService if they are to be of a service that nobody knows
   */
  ReportFacts facts(Set<Need> needs) {
    ReportFacts facts = read(needs);
    String service = subject.service();
    if (service != null && !isKnown(service, facts)) {
      requireKnown(service);
    }
    return facts;
  }

  private ReportFacts read(Set<Need> needs) {
    readings.ask(needs);
    var answers = new Answers(subject, needs);
    answers.inventory(seen);
    UsageReading usage = readings.usageFor(needs, seen);
    if (usage != null) {
      answers.usage(usage);
    }
    answers.logs(logs(needs));
    return answers.toFacts();
  }

  private Logs logs(Set<Need> needs) {
    var logs = new Logs(seen, subject.service() != null, countries);
    LogReading manager = readings.managerFor(needs);
    if (manager != null) {
      logs.manager(manager);
    }
    LogReading exposed = readings.exposedFor(needs);
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

  /** A misspelt name is told from a service that was idle, where other services are known. */
  private void requireKnown(String service) {
    ReportFacts all = read(Need.ofServiceMetrics());
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

  /** The services that are deployed; where that is not known, those with requests. */
  private Set<String> others() {
    if (seen.status().status() == Completeness.OK && !seen.inventory().names().isEmpty()) {
      return seen.inventory().names();
    }
    var names = new TreeSet<String>();
    readings.allRequests().tally().forEachKind((name, kind, count) -> names.add(name));
    names.remove(Tally.OTHER);
    names.removeIf(seen.inventory().visible().negate());
    return names;
  }
}
