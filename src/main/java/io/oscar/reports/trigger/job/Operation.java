package io.oscar.reports.trigger.job;

import io.oscar.reports.function.Inquiry;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.trigger.request.RequestFields;
import java.util.Locale;

/** What can be asked for. */
public enum Operation {
  SUMMARY,
  METRIC,
  BREAKDOWN;

  private static final int LONGEST = 40;

  /** The name in requests, paths and file names. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The operation of a name.
   *
   * @throws InvalidRequest if there is none; the message lists the valid names
   */
  public static Operation of(String key) {
    RequestFields.requireLength(JobFields.OPERATION, key, LONGEST);
    return switch (key) {
      case "summary" -> SUMMARY;
      case "metric" -> METRIC;
      case "breakdown" -> BREAKDOWN;
      default ->
          throw new InvalidRequest(
              "operation", "'" + key + "' is not one of summary, metric, breakdown");
    };
  }

  /**
   * Asks for it.
   *
   * @throws InvalidRequest if the request lacks a part that the operation needs
   */
  public Inquiry inquiry(ReportRequest request) {
    return switch (this) {
      case SUMMARY -> Inquiry.ofSummary(request);
      case METRIC -> Inquiry.ofMetric(request);
      case BREAKDOWN -> Inquiry.ofBreakdown(request);
    };
  }
}
