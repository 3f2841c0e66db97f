package io.oscar.reports.function;

import io.oscar.reports.function.Questions.Question;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
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
  private @Nullable Logs logs;

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
    var known = new InventoryAudience(inventory, null);
    this.manager = needs.contains(Need.REQUESTS) ? log(LogStream.MANAGER, known, questions) : null;
    var knownToo = new InventoryAudience(inventory, manager);
    this.exposed =
        needs.contains(Need.EXPOSED) ? log(LogStream.EXPOSED, knownToo, questions) : null;
    this.usage = Need.isUsage(needs) ? usage(needs, questions) : null;
  }

  /** The facts for one of the reports; waits for the answers that it needs. */
  ReportFacts facts(Set<Need> needs) {
    var answers = new Answers(subject.range(), needs);
    answers.inventory(inventory.answer(), subject.service());
    if (usage != null && Need.isUsage(needs)) {
      answers.usage(usage.answer());
    }
    answers.logs(logs());
    return answers.toFacts();
  }

  private Logs logs() {
    Logs made = logs;
    if (made == null) {
      boolean isOfOneService = subject.service() != null;
      made = new Logs(inventory.answer(), isOfOneService, sources.countries());
      if (manager != null) {
        made.manager(manager.answer());
      }
      if (exposed != null) {
        made.exposed(exposed.answer());
      }
      logs = made;
    }
    return made;
  }

  private Question<LogReading> log(LogStream stream, Audience audience, Questions questions) {
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
