package io.oscar.reports.engine;

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

/** Creates reports from the sources, which are queried concurrently. */
final class ReportEngine {
  private final Sources sources;
  private final AdmissionControl admissions;
  private final RequestCoalescer shared;
  private final Clock clock;

  ReportEngine(Sources sources, AdmissionControl admissions, Clock clock) {
    this.sources = sources;
    this.admissions = admissions;
    this.shared = new RequestCoalescer(sources, admissions.concurrencyLimit());
    this.clock = clock;
  }

  /**
   * Creates the reports of some queries by one caller. Shared data are queried once; a single query
   * also shares them with concurrent calls.
   *
   * @throws io.oscar.reports.report.InvalidRequest if a request is invalid
   * @throws io.oscar.reports.report.AccessDenied if the caller's credential is rejected
   * @throws AccessUnverifiable if it cannot be checked
   * @throws UnknownService if a requested service is not visible to the caller
   * @throws TooManyReports if no permit becomes free
   * @throws IncompleteReport for the first strict request with an incomplete report
   */
  List<ReportResponse> make(List<OperationRequest> operationRequests) {
    Caller caller = operationRequests.getFirst().request().caller();
    Clock now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
    List<ResolvedQuery> asked =
        operationRequests.stream()
            .map(operationRequest -> ResolvedQuery.of(operationRequest, now))
            .toList();
    return admissions.within(caller, admission -> make(asked, admission));
  }

  private List<ReportResponse> make(List<ResolvedQuery> asked, Admission admission) {
    InventoryReading visible = admission.visible();
    if (visible != null) {
      // Unauthenticated callers must not cause queries or learn about hidden services.
      checkVisible(asked, visible.inventory(), admission);
    }
    return asked.size() == 1 && !admission.hasPermit()
        ? List.of(share(asked.getFirst(), admission))
        : together(asked, admission);
  }

  private ReportResponse share(ResolvedQuery asked, Admission admission) {
    OperationRequest operationRequest = asked.operationRequest();
    RequestCoalescer.Share share =
        shared.join(asked.selection(), operationRequest.needs(), admission);
    admission.hold(share::close);
    SharedReports.SharedReport report =
        share.reading().report(operationRequest, admission.visible());
    admission.hold(report::close);
    return operationRequest.checked(report.made(admission));
  }

  private List<ReportResponse> together(List<ResolvedQuery> asked, Admission admission) {
    admission.acquirePermit();
    try (var calls = new SourceCalls(admission.deadline())) {
      var inventory = calls.inventory(sources.inventory(), admission.visible());
      var pendingFacts = new HashMap<Selection, PendingFacts>();
      needs(asked)
          .forEach(
              (selection, needs) -> {
                var asking =
                    new PendingFacts(
                        sources, selection, false, inventory, calls, admission.deadline());
                asking.ask(needs);
                pendingFacts.put(selection, asking);
              });
      return asked.stream()
          .map(
              each ->
                  report(
                      each.operationRequest(), requireNonNull(pendingFacts.get(each.selection()))))
          .toList();
    }
  }

  private static ReportResponse report(
      OperationRequest operationRequest, PendingFacts pendingFacts) {
    return operationRequest.checked(
        operationRequest.report(pendingFacts.part(null).facts(operationRequest.needs())));
  }

  private record ResolvedQuery(OperationRequest operationRequest, Selection selection) {
    static ResolvedQuery of(OperationRequest operationRequest, Clock now) {
      return new ResolvedQuery(operationRequest, Selection.of(operationRequest, now));
    }
  }

  /** The data required by all queries on the same range and service, in order. */
  private static Map<Selection, Set<RequiredData>> needs(List<ResolvedQuery> asked) {
    return asked.stream()
        .collect(
            groupingBy(
                ResolvedQuery::selection,
                LinkedHashMap::new,
                flatMapping(each -> each.operationRequest().needs().stream(), toSet())));
  }

  /** OSCAR itself reveals whether a hidden service exists, so its answer is used. */
  private void checkVisible(List<ResolvedQuery> asked, Inventory visible, Admission admission) {
    for (ResolvedQuery each : asked) {
      String service = each.selection().service();
      if (service != null && !visible.shows(service)) {
        boolean exists =
            admission.caller() instanceof Caller.Remote remote
                && sources.inventory().tellsOfHidden(service, remote, admission.deadline());
        throw exists
            ? new AccessDenied(
                403, "service: '" + service + "' is not visible with this credential")
            : new UnknownService(service);
      }
    }
  }
}
