package io.oscar.reports.trigger.cli;

import io.oscar.reports.function.ReportFunctions;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.trigger.RequestFields;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** Reports the totals of the cluster. */
@Command(
    name = "summary",
    description = "The totals of the cluster.",
    mixinStandardHelpOptions = true,
    versionProvider = OscarReportsCommand.Version.class)
final class SummaryCommand extends ReportCommand {

  SummaryCommand(Program program, Terminal terminal) {
    super(program, terminal);
  }

  @Override
  void addTo(RequestFields fields) {}

  @Override
  Function<ReportRequest, ReportResponse> function(ReportFunctions functions) {
    return functions.summary();
  }
}
