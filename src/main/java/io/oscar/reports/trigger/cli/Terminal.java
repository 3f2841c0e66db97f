package io.oscar.reports.trigger.cli;

import io.oscar.reports.report.ReportFormat;
import java.io.OutputStream;

/**
 * Where the program writes to.
 *
 * @param out takes the reports and nothing else
 * @param err takes everything else
 * @param isInteractive whether a person reads {@code out} as it comes
 */
public record Terminal(OutputStream out, OutputStream err, boolean isInteractive) {

  /** The form of reports on {@code out} for which no other is asked. */
  ReportFormat defaultFormat() {
    return isInteractive ? ReportFormat.TABLE : ReportFormat.JSON;
  }
}
