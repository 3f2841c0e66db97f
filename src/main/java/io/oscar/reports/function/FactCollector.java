package io.oscar.reports.function;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.oscar.reports.function.Questions.Question;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.UnknownService;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the sources, side by side, for what reports need. */
final class FactCollector {
  private final Sources sources;
  private final AdmissionControl admissions;
  private final Clock clock;

  FactCollector(Sources sources, AdmissionControl admissions, Clock clock) {
    this.sources = sources;
    this.admissions = admissions;
    this.clock = clock;
  }

  /**
   * Collects the facts for each of some inquiries by one caller. What several of them need is asked
   * once.
   *
   * @throws io.oscar.reports.report.InvalidRequest if a request has no meaning
   * @throws io.oscar.reports.report.AccessDenied if the caller's credential is not accepted
   * @throws AccessUnverifiable if it cannot be checked
   * @throws UnknownService if the caller may not see a service that is asked for
   * @throws TooManyReports if there was no turn for them
   */
  List<ReportFacts> collect(List<Inquiry> inquiries) {
    Caller caller = inquiries.getFirst().request().caller();
    Clock now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
    List<Asked> asked = inquiries.stream().map(inquiry -> Asked.of(inquiry, now)).toList();
    return admissions.within(caller, admission -> collect(asked, admission));
  }

  private List<ReportFacts> collect(List<Asked> asked, Admission admission) {
    InventoryReading visible = admission.visible();
    if (visible != null) {
      // A stranger must not make the cluster work, and learns of visible services only.
      checkVisible(asked, visible.inventory());
    }
    admission.takeTurn();
    Deadline deadline = admission.deadline();
    try (var questions = new Questions(deadline)) {
      var inventory =
          visible == null ? askInventory(questions, deadline) : questions.answered(visible);
      var readings = new HashMap<Subject, Readings>();
      needs(asked)
          .forEach(
              (subject, needs) ->
                  readings.put(
                      subject,
                      new Readings(sources, subject, needs, inventory, questions, deadline)));
      return asked.stream()
          .map(each -> requireNonNull(readings.get(each.subject())).facts(each.inquiry().needs()))
          .toList();
    }
  }

  private record Asked(Inquiry inquiry, Subject subject) {
    static Asked of(Inquiry inquiry, Clock now) {
      return new Asked(inquiry, Subject.of(inquiry.request(), now));
    }
  }

  /** What all inquiries on a subject need together, in their order. */
  private static Map<Subject, Set<Need>> needs(List<Asked> asked) {
    return asked.stream()
        .collect(
            groupingBy(
                Asked::subject,
                LinkedHashMap::new,
                flatMapping(each -> each.inquiry().needs().stream(), toSet())));
  }

  private static void checkVisible(List<Asked> asked, Inventory visible) {
    for (Asked each : asked) {
      String service = each.subject().service();
      if (service != null && !visible.shows(service)) {
        throw new UnknownService(service);
      }
    }
  }

  private Question<InventoryReading> askInventory(Questions questions, Deadline deadline) {
    return questions.ask(
        () -> sources.inventory().list(Caller.UNATTENDED, deadline),
        why ->
            new InventoryReading(
                Inventory.UNKNOWN,
                SourceStatus.missing(SourceName.SERVICE_INVENTORY, "the source " + why)));
  }
}
