package io.oscar.reports.trigger.cli;

import io.oscar.reports.report.ReportResponse;
import java.util.List;

/** The exit codes. */
final class ExitCode {
  static final int DONE = 0;

  /** The report could not be created or written, or every source failed. */
  static final int FAILED = 1;

  /** An option or a setting is invalid. */
  static final int WRONG_USE = 2;

  /** The report is incomplete and was requested with {@code --strict}. */
  static final int INCOMPLETE = 3;

  private ExitCode() {}

  /** The exit code for a report that may be incomplete. */
  static int of(ReportResponse report) {
    return of(List.of(report));
  }

  /** The exit code for reports that may be incomplete: a failure if one of them is empty. */
  static int of(List<ReportResponse> reports) {
    return reports.stream().anyMatch(ReportResponse::isEmpty) ? FAILED : DONE;
  }
}
