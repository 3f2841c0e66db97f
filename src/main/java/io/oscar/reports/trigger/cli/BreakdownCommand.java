package io.oscar.reports.trigger.cli;

import io.oscar.reports.trigger.job.Operation;
import io.oscar.reports.trigger.request.RequestField;
import io.oscar.reports.trigger.request.RequestFields;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports the requests row by row. */
@Command(
    name = "breakdown",
    description = "The requests by service, user or country.",
    footer = {
      "",
      "Examples:",
      "  oscar-reports breakdown --group-by service --period last-month",
      "  oscar-reports breakdown --group-by user --period 2026-Q3 -o users.csv",
      "  oscar-reports breakdown --group-by country --service yolov8 --start now-7d"
    },
    mixinStandardHelpOptions = true,
    versionProvider = OscarReportsCommand.Version.class)
final class BreakdownCommand extends ReportCommand {
  @Option(
      names = "--group-by",
      completionCandidates = Candidates.Groups.class,
      paramLabel = "GROUP",
      required = true,
      description = "service, user or country.")
  private @Nullable String groupBy;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "Requests to this service only. Default: to all.")
  private @Nullable String service;

  @Option(
      names = "--include-users",
      description = "List the users of each service; not with --format csv.")
  private boolean includeUsers;

  BreakdownCommand(Program program, Terminal terminal) {
    super(Operation.BREAKDOWN, program, terminal);
  }

  @Override
  void addTo(RequestFields fields) {
    ReportOptions.set(fields, RequestField.GROUP_BY, groupBy);
    ReportOptions.set(fields, RequestField.SERVICE, service);
    fields.set(RequestField.INCLUDE_USERS, String.valueOf(includeUsers));
  }
}
