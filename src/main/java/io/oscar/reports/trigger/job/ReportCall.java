package io.oscar.reports.trigger.job;

import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;

/**
 * One report of a job.
 *
 * @param operation which function makes it
 * @param request what the function is asked
 */
public record ReportCall(Operation operation, ReportRequest request) {

  /**
   * The same call with its form settled.
   *
   * @param otherwise the form where the request names none
   * @throws InvalidRequest if what is asked for has no such form
   */
  ReportCall settled(ReportFormat otherwise) {
    return request.format() == null ? new ReportCall(operation, request.in(otherwise)) : this;
  }
}
