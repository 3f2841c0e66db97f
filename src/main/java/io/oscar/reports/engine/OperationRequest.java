package io.oscar.reports.engine;

import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An operation with its request.
 *
 * @param operation the operation to run
 * @param request its parameters and caller
 */
public record OperationRequest(Operation operation, ReportRequest request) {
  /**
   * @throws io.oscar.reports.report.InvalidRequest if a required parameter is missing
   */
  public OperationRequest {
    operation.check(request.query());
  }

  /** Whether it requires a request log. */
  public boolean readsRequests() {
    return needs().contains(RequiredData.REQUESTS) || needs().contains(RequiredData.EXPOSED);
  }

  /**
   * The same query with a format.
   *
   * @param otherwise the default format; called only if needed
   * @throws io.oscar.reports.report.InvalidRequest if the report is not available in that format
   */
  public OperationRequest withFormat(Supplier<ReportFormat> otherwise) {
    return request.format() == null
        ? new OperationRequest(operation, request.in(otherwise.get()))
        : this;
  }

  /** The same query, not strict. */
  public OperationRequest lenient() {
    return new OperationRequest(operation, request.lenient());
  }

  Set<RequiredData> needs() {
    return operation.needs(request.query());
  }

  /** Computes the report, complete or not. */
  ReportResponse report(ReportFacts facts) {
    return operation.report(facts, request.query());
  }

  /**
   * The report, unless the request is strict and it is incomplete.
   *
   * @throws IncompleteReport if the request is strict and a source is not complete
   */
  ReportResponse checked(ReportResponse made) {
    if (request.strict() && !made.isComplete()) {
      throw new IncompleteReport(made);
    }
    return made;
  }
}
