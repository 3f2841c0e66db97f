package io.oscar.reports.engine;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.SourceStatus;
import java.util.stream.Collectors;

/** The report of a strict request is incomplete; contains that report. */
public final class IncompleteReport extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ReportResponse report;

  IncompleteReport(ReportResponse report) {
    super("strict: the report is incomplete: " + gaps(report));
    this.report = report;
  }

  /** The incomplete report. */
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
