package io.oscar.reports.function;

import io.oscar.reports.function.Questions.Question;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.ClusterServices;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import io.oscar.reports.tally.Tally;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sources are asked about one subject, all at the same time and each of them once. */
final class Readings {
  private final Sources sources;
  private final Subject subject;
  private final Deadline deadline;
  private final Question<InventoryReading> inventory;
  private final @Nullable Question<LogReading> manager;
  private final @Nullable Question<LogReading> exposed;
  private final @Nullable Question<UsageReading> usage;

  /**
   * Asks.
   *
   * @param needs what all reports on the subject need together
   */
  Readings(
      Sources sources,
      Subject subject,
      Set<Need> needs,
      Question<InventoryReading> inventory,
      Questions questions,
      Deadline deadline) {
    this.sources = sources;
    this.subject = subject;
    this.deadline = deadline;
    this.inventory = inventory;
    this.manager = needs.contains(Need.REQUESTS) ? log(LogStream.MANAGER, questions) : null;
    this.exposed = needs.contains(Need.EXPOSED) ? log(LogStream.EXPOSED, questions) : null;
    this.usage = Need.isUsage(needs) ? usage(needs, questions) : null;
  }

  /** The facts for one of the reports; waits for the answers that it needs. */
  ReportFacts facts(Set<Need> needs) {
    var answers = new Answers(subject.range(), needs, sources.countries());
    answers.inventory(inventory.answer(), subject.service());
    if (usage != null && Need.isUsage(needs)) {
      answers.usage(usage.answer());
    }
    if (manager != null && needs.contains(Need.REQUESTS)) {
      answers.manager(manager.answer());
    }
    if (exposed != null && needs.contains(Need.EXPOSED)) {
      answers.exposed(exposed.answer());
    }
    return answers.toFacts();
  }

  private Question<LogReading> log(LogStream stream, Questions questions) {
    var audience = new InventoryAudience(inventory);
    var request = new LogRequest(stream, subject.range(), subject.service(), audience, deadline);
    return questions.ask(
        () -> sources.requests().read(request),
        why -> new LogReading(Tally.empty(), missing(sources.requests().name(stream), why)));
  }

  private Question<UsageReading> usage(Set<Need> needs, Questions questions) {
    return questions.ask(
        () -> sources.usage().measure(usageRequest(inventory.answer().inventory(), needs)),
        why -> new UsageReading(Usage.NONE, missing(SourceName.PROMETHEUS, why)));
  }

  private UsageRequest usageRequest(Inventory known, Set<Need> needs) {
    boolean byService = needs.contains(Need.USAGE_BY_SERVICE) || known.isScoped();
    ClusterServices cluster =
        known.isScoped() ? new ConfiguredInventory(sources.inventory(), deadline) : null;
    return new UsageRequest(
        subject.range(), subject.service(), byService, known.names(), cluster, deadline);
  }

  private static SourceStatus missing(SourceName name, String why) {
    return SourceStatus.missing(name, "the source " + why);
  }
}
