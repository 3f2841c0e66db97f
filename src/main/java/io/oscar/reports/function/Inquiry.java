package io.oscar.reports.function;

import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A request for an operation.
 *
 * @param operation what is to be reported
 * @param request of what, and for whom
 */
public record Inquiry(Operation operation, ReportRequest request) {
  /**
   * @throws io.oscar.reports.report.InvalidRequest if the request lacks a part that the operation
   *     needs
   */
  public Inquiry {
    operation.check(request.query());
  }

  /** Whether a log of requests has to be read for it. */
  public boolean readsRequests() {
    return needs().contains(Need.REQUESTS) || needs().contains(Need.EXPOSED);
  }

  /**
   * The same inquiry with its form settled.
   *
   * @param otherwise the form where the request names none; asked for only then
   * @throws io.oscar.reports.report.InvalidRequest if what is asked for has no such form
   */
  public Inquiry settled(Supplier<ReportFormat> otherwise) {
    return request.format() == null ? new Inquiry(operation, request.in(otherwise.get())) : this;
  }

  /** The same inquiry, content with an incomplete report. */
  public Inquiry lenient() {
    return new Inquiry(operation, request.lenient());
  }

  Set<Need> needs() {
    return operation.needs(request.query());
  }

  /** The report that the facts make, whether it is complete or not. */
  ReportResponse report(ReportFacts facts) {
    return operation.report(facts, request.query());
  }

  /**
   * The report, if it is what the request wants.
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
