package io.oscar.reports.trigger.cli;

import io.oscar.reports.report.ReportResponse;
import java.util.List;

/** What the program tells the shell. */
final class ExitCode {
  static final int DONE = 0;

  /** The report could not be made or written, or every source failed. */
  static final int FAILED = 1;

  /** An option or a setting is wrong. */
  static final int WRONG_USE = 2;

  /** The report was asked for with {@code --strict}, and is incomplete. */
  static final int INCOMPLETE = 3;

  private ExitCode() {}

  /** The code after a report that need not be complete. */
  static int of(ReportResponse report) {
    return of(List.of(report));
  }

  /** The code after reports that need not be complete: if one of them holds nothing, it failed. */
  static int of(List<ReportResponse> reports) {
    return reports.stream().anyMatch(ReportResponse::isEmpty) ? FAILED : DONE;
  }
}
