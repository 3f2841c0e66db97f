package io.oscar.reports.function;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.UnknownService;
import io.oscar.reports.source.InventoryReading;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes reports of what the sources say, asked side by side. */
final class ReportMaker {
  private final Sources sources;
  private final AdmissionControl admissions;
  private final SharedReadings shared;
  private final Clock clock;

  ReportMaker(Sources sources, AdmissionControl admissions, Clock clock) {
    this.sources = sources;
    this.admissions = admissions;
    this.shared = new SharedReadings(sources, admissions.turns());
    this.clock = clock;
  }

  /**
   * Makes the reports that some inquiries by one caller ask for. What several of them need is asked
   * once; one alone shares what is read with other calls at the same time.
   *
   * @throws io.oscar.reports.report.InvalidRequest if a request has no meaning
   * @throws io.oscar.reports.report.AccessDenied if the caller's credential is not accepted
   * @throws AccessUnverifiable if it cannot be checked
   * @throws UnknownService if the caller may not see a service that is asked for
   * @throws TooManyReports if there was no turn for them
   * @throws IncompleteReport of the first request that is strict where a source is not complete
   */
  List<ReportResponse> make(List<Inquiry> inquiries) {
    Caller caller = inquiries.getFirst().request().caller();
    Clock now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
    List<Asked> asked = inquiries.stream().map(inquiry -> Asked.of(inquiry, now)).toList();
    return admissions.within(caller, admission -> make(asked, admission));
  }

  private List<ReportResponse> make(List<Asked> asked, Admission admission) {
    InventoryReading visible = admission.visible();
    if (visible != null) {
      // A stranger must not make the cluster work, and learns of visible services only.
      checkVisible(asked, visible.inventory(), admission);
    }
    return asked.size() == 1 && !admission.hasTurn()
        ? List.of(share(asked.getFirst(), admission))
        : together(asked, admission);
  }

  private ReportResponse share(Asked asked, Admission admission) {
    Inquiry inquiry = asked.inquiry();
    SharedReadings.Share share = shared.join(asked.subject(), inquiry.needs(), admission);
    admission.hold(share::close);
    SharedReports.SharedReport report = share.reading().report(inquiry, admission.visible());
    admission.hold(report::close);
    return inquiry.checked(report.made(admission));
  }

  private List<ReportResponse> together(List<Asked> asked, Admission admission) {
    admission.takeTurn();
    try (var questions = new Questions(admission.deadline())) {
      var inventory = questions.inventory(sources.inventory(), admission.visible());
      var readings = new HashMap<Subject, Readings>();
      needs(asked)
          .forEach(
              (subject, needs) -> {
                var asking =
                    new Readings(
                        sources, subject, false, inventory, questions, admission.deadline());
                asking.ask(needs);
                readings.put(subject, asking);
              });
      return asked.stream()
          .map(each -> report(each.inquiry(), requireNonNull(readings.get(each.subject()))))
          .toList();
    }
  }

  private static ReportResponse report(Inquiry inquiry, Readings readings) {
    return inquiry.checked(inquiry.report(readings.part(null).facts(inquiry.needs())));
  }

  private record Asked(Inquiry inquiry, Subject subject) {
    static Asked of(Inquiry inquiry, Clock now) {
      return new Asked(inquiry, Subject.of(inquiry, now));
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

  /** OSCAR tells its users whether a service that is not theirs exists, and so nobody else does. */
  private void checkVisible(List<Asked> asked, Inventory visible, Admission admission) {
    for (Asked each : asked) {
      String service = each.subject().service();
      if (service != null && !visible.shows(service)) {
        boolean exists =
            admission.caller() instanceof Caller.Remote remote
                && sources.inventory().tellsOfHidden(service, remote, admission.deadline());
        throw exists
            ? new AccessDenied(403, "service: '" + service + "' is not yours to see")
            : new UnknownService(service);
      }
    }
  }
}
