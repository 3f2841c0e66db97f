package io.oscar.reports.report;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for, and how it is to be answered.
 *
 * @param query what is asked
 * @param format the form of the answer, or null for the trigger's own default
 * @param strict whether an incomplete report is an error
 * @param caller on whose behalf the report is made; no part of the wire format
 */
public record ReportRequest(
    ReportQuery query, @Nullable ReportFormat format, boolean strict, Caller caller) {

  /**
   * @throws InvalidRequest if what is asked for has no such form
   */
  public ReportRequest {
    if (query.includeUsers() && format == ReportFormat.CSV) {
      throw new InvalidRequest("include_users", "is not available with format=csv");
    }
  }

  /** The same request, content with an incomplete report. */
  public ReportRequest lenient() {
    return new ReportRequest(query, format, false, caller);
  }

  /**
   * The same request for an answer in another form.
   *
   * @throws InvalidRequest if what is asked for has no such form
   */
  public ReportRequest in(ReportFormat other) {
    return new ReportRequest(query, other, strict, caller);
  }
}
