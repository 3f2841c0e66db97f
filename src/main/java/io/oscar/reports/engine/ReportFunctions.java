package io.oscar.reports.engine;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import java.lang.ScopedValue.CallableOp;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** The functions from requests to reports; stateless. */
public final class ReportFunctions {
  private final AdmissionControl admissions;
  private final ReportEngine maker;

  /**
   * @param sources the sources
   * @param limits the deadline of a report and the number of concurrent reports
   * @param clock the clock
   */
  public ReportFunctions(Sources sources, ReportLimits limits, Clock clock) {
    this.admissions = new AdmissionControl(sources.inventory(), limits, clock);
    this.maker = new ReportEngine(sources, admissions, clock);
  }

  /**
   * Runs a call after checking the caller's credential, before anything else of the call is read.
   * Its reports need no further check and share one permit until it ends.
   *
   * @throws AccessDenied if the credential is rejected
   * @throws AccessUnverifiable if it cannot be checked
   */
  public <T, X extends Throwable> T admitted(Caller caller, CallableOp<T, X> call) throws X {
    return admissions.during(caller, call);
  }

  /**
   * The function of an operation. Throws:
   *
   * <ul>
   *   <li>{@link InvalidRequest} if the request is invalid
   *   <li>{@link IncompleteReport} if the request is strict and the report incomplete
   *   <li>{@link TooManyReports} if no permit becomes free
   * </ul>
   */
  public Function<ReportRequest, ReportResponse> of(Operation operation) {
    return request -> together(List.of(new OperationRequest(operation, request))).getFirst();
  }

  /**
   * Several reports for one caller. Those on the same range and service share their facts: each
   * source is queried once, and the totals agree whatever happens in the cluster meanwhile.
   *
   * @return the reports, in the order of the queries
   * @throws InvalidRequest if a request is invalid
   * @throws IncompleteReport for the first strict request with an incomplete report
   * @throws TooManyReports if no permit becomes free
   */
  public List<ReportResponse> together(List<OperationRequest> operationRequests) {
    return maker.make(operationRequests);
  }
}
