package io.oscar.reports.function;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.SourceStatus;
import java.util.stream.Collectors;

/** A strict request got a report with a source that is not complete; carries that report. */
public final class IncompleteReport extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ReportResponse report;

  IncompleteReport(ReportResponse report) {
    super("strict: the report is incomplete: " + gaps(report));
    this.report = report;
  }

  /** The report as far as it goes. */
  public ReportResponse report() {
    return report;
  }

  private static String gaps(ReportResponse report) {
    return report.sources().stream()
        .filter(source -> source.status() != Completeness.OK)
        .map(IncompleteReport::gap)
        .collect(Collectors.joining("; "));
  }

  private static String gap(SourceStatus source) {
    return source.name() + " is " + source.status();
  }
}
