package io.oscar.reports.function;

import io.oscar.reports.function.Questions.Question;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.UnknownService;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.Audience;
import io.oscar.reports.source.ClusterServices;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import io.oscar.reports.tally.Tally;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the sources are asked about one subject, side by side and each of them once, when a report
 * first needs it. Shared by the calls whose reports are made of it.
 */
final class Readings {
  private final Sources sources;
  private final Subject subject;
  private final Deadline deadline;
  private final Question<InventoryReading> inventory;
  private final Questions questions;
  private @Nullable Question<LogReading> manager;
  private @Nullable Question<LogReading> exposed;
  private @Nullable Question<UsageReading> usage;
  private boolean usageIsByService;

  // Held while answers are waited for, unlike that of the questions.
  private final Object lockOfLogs = new Object();
  private @Nullable Logs logs;

  /**
   * @param inventory the services that the readers of the reports see
   * @param questions where the sources are asked
   */
  Readings(
      Sources sources,
      Subject subject,
      Question<InventoryReading> inventory,
      Questions questions,
      Deadline deadline) {
    this.sources = sources;
    this.subject = subject;
    this.deadline = deadline;
    this.inventory = inventory;
    this.questions = questions;
  }

  /**
   * Asks for what has not been asked yet. The manager's log is asked first by whoever needs both
   * logs: its services are known when the exposed one is read.
   */
  synchronized void ask(Set<Need> needs) {
    if (needs.contains(Need.REQUESTS) && manager == null) {
      manager = log(LogStream.MANAGER, subject.service(), new InventoryAudience(inventory, null));
    }
    if (needs.contains(Need.EXPOSED) && exposed == null) {
      exposed =
          log(LogStream.EXPOSED, subject.service(), new InventoryAudience(inventory, manager));
    }
    boolean isByService = needs.contains(Need.USAGE_BY_SERVICE);
    if (Need.isUsage(needs) && (usage == null || (isByService && !usageIsByService))) {
      usage = usage(isByService);
      usageIsByService = isByService;
    }
  }

  /** Whether everything that was asked is answered: who joins now would get old news. */
  synchronized boolean isOver() {
    return Stream.of(inventory, manager, exposed, usage)
        .filter(Objects::nonNull)
        .allMatch(Question::isAnswered);
  }

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
    ask(needs);
    var answers = new Answers(subject.range(), needs);
    answers.inventory(inventory.answer(), subject.service());
    Question<UsageReading> hours = usageOf(needs);
    if (hours != null) {
      answers.usage(hours.answer());
    }
    answers.logs(logs(needs));
    return answers.toFacts();
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
    InventoryReading reading = inventory.answer();
    if (reading.status().status() == Completeness.OK && !reading.inventory().names().isEmpty()) {
      return reading.inventory().names();
    }
    var names = new TreeSet<String>();
    LogReading whole =
        log(LogStream.MANAGER, null, new InventoryAudience(inventory, null)).answer();
    whole.tally().forEachKind((name, kind, count) -> names.add(name));
    names.remove(Tally.OTHER);
    return names;
  }

  private synchronized @Nullable Question<UsageReading> usageOf(Set<Need> needs) {
    return Need.isUsage(needs) ? usage : null;
  }

  private synchronized @Nullable Question<LogReading> manager() {
    return manager;
  }

  private synchronized @Nullable Question<LogReading> exposedOf(Set<Need> needs) {
    return needs.contains(Need.EXPOSED) ? exposed : null;
  }

  /** The logs with what some needs want of them; others may have wanted more, or less. */
  private Logs logs(Set<Need> needs) {
    Question<LogReading> asked = manager();
    Question<LogReading> askedToo = exposedOf(needs);
    synchronized (lockOfLogs) {
      Logs made = logs;
      if (made == null) {
        boolean isOfOneService = subject.service() != null;
        made = new Logs(inventory.answer(), isOfOneService, sources.countries());
        if (asked != null) {
          made.manager(asked.answer());
        }
        logs = made;
      }
      if (askedToo != null && !made.hasExposed()) {
        made.exposed(askedToo.answer());
      }
      return made;
    }
  }

  private Question<LogReading> log(LogStream stream, @Nullable String service, Audience audience) {
    var request = new LogRequest(stream, subject.range(), service, audience, deadline);
    return questions.ask(
        () -> sources.requests().read(request),
        why -> new LogReading(Tally.empty(), missing(sources.requests().name(stream), why)));
  }

  private Question<UsageReading> usage(boolean isByService) {
    return questions.ask(
        () -> sources.usage().measure(usageRequest(inventory.answer().inventory(), isByService)),
        why -> new UsageReading(Usage.NONE, missing(SourceName.PROMETHEUS, why)));
  }

  private UsageRequest usageRequest(Inventory known, boolean isByService) {
    boolean byService = isByService || known.isScoped();
    ClusterServices cluster =
        known.isScoped() ? new ConfiguredInventory(sources.inventory(), deadline) : null;
    return new UsageRequest(
        subject.range(), subject.service(), byService, known.names(), cluster, deadline);
  }

  private static SourceStatus missing(SourceName name, String why) {
    return SourceStatus.missing(name, "the source " + why);
  }
}
