package io.oscar.reports.trigger.cli;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.SourceStatus;
import java.io.PrintStream;

/** Prints the incomplete sources of a report, one line each. */
final class GapPrinter {
  private GapPrinter() {}

  /** Prints each incomplete source with the reason; nothing for a complete report. */
  static void print(ReportResponse report, PrintStream messages) {
    report.sources().stream()
        .filter(source -> source.status() != Completeness.OK)
        .map(GapPrinter::line)
        .forEach(messages::println);
  }

  private static String line(SourceStatus source) {
    String notes = OneLine.of(source.notes());
    return "oscar-reports: incomplete: " + source.name() + " is " + source.status() + ": " + notes;
  }
}
