package io.oscar.reports.trigger.http;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.trigger.AcceptedFormat;
import io.oscar.reports.trigger.NotAcceptable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** Settles the form of an answer: the request's {@code format}, else what the client accepts. */
final class Acceptance {
  private Acceptance() {}

  /**
   * The form to answer in; JSON where the client does not care.
   *
   * @throws NotAcceptable if the client accepts none of the forms
   */
  static ReportFormat format(ReportRequest asked, HttpServletRequest request) {
    return asked.format() == null
        ? AcceptedFormat.of(Collections.list(request.getHeaders("Accept")))
        : asked.format();
  }
}
