package io.oscar.reports.trigger.cli;

import io.oscar.reports.trigger.job.Operation;
import io.oscar.reports.trigger.request.RequestField;
import io.oscar.reports.trigger.request.RequestFields;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports one metric, or all metrics of a service. */
@Command(
    name = "metric",
    description = "One metric of the cluster or of a service, or all metrics of a service.",
    footer = {
      "",
      "Examples:",
      "  oscar-reports metric --metric cpu-hours --period 2026-10",
      "  oscar-reports metric --service yolov8 --period last-week"
    },
    mixinStandardHelpOptions = true,
    versionProvider = OscarReportsCommand.Version.class)
final class MetricCommand extends ReportCommand {
  @Option(
      names = "--metric",
      completionCandidates = Candidates.Metrics.class,
      paramLabel = "KEY",
      description =
          "services-count, cpu-hours, gpu-hours, requests-sync-per-service,"
              + " requests-async-per-service, requests-exposed-per-service, requests-per-user,"
              + " users-per-service, countries-count or countries-list.")
  private @Nullable String metric;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "The service. Default: the whole cluster.")
  private @Nullable String service;

  MetricCommand(Program program, Terminal terminal) {
    super(Operation.METRIC, program, terminal);
  }

  @Override
  void addTo(RequestFields fields) {
    ReportOptions.set(fields, RequestField.METRIC, metric);
    ReportOptions.set(fields, RequestField.SERVICE, service);
  }
}
