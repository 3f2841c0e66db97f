package io.oscar.reports.function;

import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.report.UnknownService;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import io.oscar.reports.tally.Tally;
import java.time.Clock;
import java.util.Set;

/** Asks the sources, side by side, for what a report needs. */
final class FactCollector {
  private final Sources sources;
  private final DeadlinePolicy deadlines;
  private final Clock clock;

  FactCollector(Sources sources, DeadlinePolicy deadlines, Clock clock) {
    this.sources = sources;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * Collects the facts for a request.
   *
   * @throws io.oscar.reports.report.InvalidRequest if the request has no meaning
   * @throws io.oscar.reports.report.AccessDenied if the caller's credential is not accepted
   * @throws AccessUnverifiable if it cannot be checked
   * @throws UnknownService if the caller may not see the service asked for
   */
  ReportFacts collect(ReportRequest request, Set<Need> needs) {
    TimeRange range = request.range(clock);
    Deadline deadline = deadlines.start(request.caller(), clock);
    try (var questions = new Questions(deadline)) {
      var asking = new Asking(questions, request, range, deadline);
      var inventory = asking.inventory();
      if (request.caller() instanceof Caller.Remote) {
        // A stranger must not make the cluster work, and learns of visible services only.
        checkVisible(request, inventory.answer().inventory());
      }
      var answers = new Answers(range, needs, sources.countries());
      var manager = needs.contains(Need.REQUESTS) ? asking.log(LogStream.MANAGER) : null;
      var exposed = needs.contains(Need.EXPOSED) ? asking.log(LogStream.EXPOSED) : null;
      var usage = asksUsage(needs) ? asking.usage(inventory, needs) : null;
      answers.inventory(inventory.answer(), request.service());
      if (usage != null) {
        answers.usage(usage.answer());
      }
      if (manager != null) {
        answers.manager(manager.answer());
      }
      if (exposed != null) {
        answers.exposed(exposed.answer());
      }
      return answers.toFacts();
    }
  }

  private static boolean asksUsage(Set<Need> needs) {
    return needs.contains(Need.USAGE) || needs.contains(Need.USAGE_BY_SERVICE);
  }

  private static void checkVisible(ReportRequest request, Inventory inventory) {
    String service = request.service();
    if (service != null && !inventory.shows(service)) {
      throw new UnknownService(service);
    }
  }

  /** The questions that can be asked about one request. */
  private final class Asking {
    private final Questions questions;
    private final ReportRequest request;
    private final TimeRange range;
    private final Deadline deadline;

    Asking(Questions questions, ReportRequest request, TimeRange range, Deadline deadline) {
      this.questions = questions;
      this.request = request;
      this.range = range;
      this.deadline = deadline;
    }

    Questions.Question<InventoryReading> inventory() {
      return questions.ask(
          () -> sources.inventory().list(request.caller(), deadline), this::noInventory);
    }

    Questions.Question<LogReading> log(LogStream stream) {
      var question = new LogRequest(stream, range, request.service(), deadline);
      return questions.ask(
          () -> sources.requests().read(question),
          why -> new LogReading(Tally.empty(), missing(sources.requests().name(stream), why)));
    }

    Questions.Question<UsageReading> usage(
        Questions.Question<InventoryReading> inventory, Set<Need> needs) {
      return questions.ask(
          () -> sources.usage().measure(usageRequest(inventory.answer().inventory(), needs)),
          why -> new UsageReading(Usage.NONE, missing(SourceName.PROMETHEUS, why)));
    }

    private UsageRequest usageRequest(Inventory inventory, Set<Need> needs) {
      boolean byService =
          needs.contains(Need.USAGE_BY_SERVICE) || inventory.scope() == Inventory.Scope.VISIBLE;
      return new UsageRequest(range, request.service(), byService, inventory.names(), deadline);
    }

    private InventoryReading noInventory(String why) {
      if (request.caller() instanceof Caller.Remote) {
        throw new AccessUnverifiable("the credential could not be checked: the manager " + why);
      }
      return new InventoryReading(Inventory.UNKNOWN, missing(SourceName.SERVICE_INVENTORY, why));
    }

    private static SourceStatus missing(SourceName name, String why) {
      return SourceStatus.missing(name, "the source " + why);
    }
  }
}
