package io.oscar.reports.trigger.cli;

import io.oscar.reports.trigger.job.Operation;
import io.oscar.reports.trigger.request.RequestFields;
import picocli.CommandLine.Command;

/** Reports the totals of the cluster. */
@Command(
    name = "summary",
    description = "The totals of the cluster.",
    footer = {
      "",
      "Examples:",
      "  oscar-reports summary --period last-month",
      "  oscar-reports summary --start 2026-10-01 --end 2026-10-31 -o october.csv",
      "  oscar-reports summary --period Q3 --strict --format json"
    },
    mixinStandardHelpOptions = true,
    versionProvider = OscarReportsCommand.Version.class)
final class SummaryCommand extends ReportCommand {

  SummaryCommand(Program program, Terminal terminal) {
    super(Operation.SUMMARY, program, terminal);
  }

  @Override
  void addTo(RequestFields fields) {}
}
