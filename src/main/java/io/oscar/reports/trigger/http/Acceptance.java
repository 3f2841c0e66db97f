package io.oscar.reports.trigger.http;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.trigger.AcceptedFormat;
import io.oscar.reports.trigger.NotAcceptable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** Settles the form of an answer: the request's {@code format}, else what the client accepts. */
final class Acceptance {
  private Acceptance() {}

  /**
   * The form to answer in; JSON where the client does not care.
   *
   * @throws NotAcceptable if the client accepts none of the forms
   */
  static ReportFormat format(ReportRequest asked, HttpServletRequest request) {
    ReportFormat named = asked.format();
    return named == null ? AcceptedFormat.of(headers(request)) : named;
  }

  /** The form of objects that are written elsewhere, for requests that name none. */
  static ReportFormat formatOfObjects(HttpServletRequest request) {
    return AcceptedFormat.ofObjects(headers(request));
  }

  private static List<String> headers(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Accept"));
  }
}
