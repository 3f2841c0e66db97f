package io.oscar.reports.report;

import org.jspecify.annotations.Nullable;

/**
 * A request for a report and its format.
 *
 * @param query the parameters of the report
 * @param format the format, or null for the trigger's default
 * @param strict whether an incomplete report is an error
 * @param caller the caller; not part of the wire format
 */
public record ReportRequest(
    ReportQuery query, @Nullable ReportFormat format, boolean strict, Caller caller) {

  /**
   * @throws InvalidRequest if the report is not available in that format
   */
  public ReportRequest {
    if (query.includeUsers() && format == ReportFormat.CSV) {
      throw new InvalidRequest("include_users", "is not available with format=csv");
    }
  }

  /** The same request, not strict. */
  public ReportRequest lenient() {
    return new ReportRequest(query, format, false, caller);
  }

  /**
   * The same request with another format.
   *
   * @throws InvalidRequest if the report is not available in that format
   */
  public ReportRequest in(ReportFormat other) {
    return new ReportRequest(query, other, strict, caller);
  }
}
