package io.oscar.reports.function;

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

/** The three functions: a request in, a report out, nothing kept in between. */
public final class ReportFunctions {
  private final AdmissionControl admissions;
  private final ReportMaker maker;

  /**
   * @param sources what to ask
   * @param limits how long a report may take, and how many may be made at once
   * @param clock what tells the time
   */
  public ReportFunctions(Sources sources, ReportLimits limits, Clock clock) {
    this.admissions = new AdmissionControl(sources.inventory(), limits, clock);
    this.maker = new ReportMaker(sources, admissions, clock);
  }

  /**
   * Does what a call asks for, once its caller's credential is checked: before anything else of the
   * call is looked at. Its reports need no other check, and take one turn until it ends.
   *
   * @throws AccessDenied if the credential is not accepted
   * @throws AccessUnverifiable if it cannot be checked
   */
  public <T, X extends Throwable> T admitted(Caller caller, CallableOp<T, X> call) throws X {
    return admissions.during(caller, call);
  }

  /**
   * The function of an operation. It throws:
   *
   * <ul>
   *   <li>{@link InvalidRequest} if the request has no meaning
   *   <li>{@link IncompleteReport} if the request is strict and a source is not complete
   *   <li>{@link TooManyReports} if there was no turn for it
   * </ul>
   */
  public Function<ReportRequest, ReportResponse> of(Operation operation) {
    return request -> together(List.of(new Inquiry(operation, request))).getFirst();
  }

  /**
   * Several reports for one caller. Those on the same range and service are made of the same facts:
   * the sources are asked once, and the totals agree whatever happens in the cluster meanwhile.
   *
   * @return the reports, in the order of the inquiries
   * @throws InvalidRequest if a request has no meaning
   * @throws IncompleteReport of the first request that is strict where a source is not complete
   * @throws TooManyReports if there was no turn for them
   */
  public List<ReportResponse> together(List<Inquiry> inquiries) {
    return maker.make(inquiries);
  }
}
