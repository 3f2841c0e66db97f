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
   * The totals of a cluster, or of the services that the caller may see.
   *
   * @throws InvalidRequest if the request has no meaning
   * @throws IncompleteReport if the request is strict and a source is not complete
   * @throws TooManyReports if there was no turn for it
   */
  public Function<ReportRequest, ReportResponse> summary() {
    return request -> answer(new Inquiry(Operation.SUMMARY, request));
  }

  /**
   * One metric of a service or of the cluster; without a metric, all metrics of a service.
   *
   * @throws InvalidRequest if the request has no meaning
   * @throws IncompleteReport if the request is strict and a source is not complete
   * @throws TooManyReports if there was no turn for it
   */
  public Function<ReportRequest, ReportResponse> metric() {
    return request -> answer(new Inquiry(Operation.METRIC, request));
  }

  /**
   * The requests row by row: by service, user or country.
   *
   * @throws InvalidRequest if the request has no meaning
   * @throws IncompleteReport if the request is strict and a source is not complete
   * @throws TooManyReports if there was no turn for it
   */
  public Function<ReportRequest, ReportResponse> breakdown() {
    return request -> answer(new Inquiry(Operation.BREAKDOWN, request));
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

  private ReportResponse answer(Inquiry inquiry) {
    return together(List.of(inquiry)).getFirst();
  }
}
