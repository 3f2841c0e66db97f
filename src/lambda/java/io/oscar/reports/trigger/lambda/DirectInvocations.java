package io.oscar.reports.trigger.lambda;

import io.oscar.reports.delivery.ReportFileName;
import io.oscar.reports.delivery.ReportWriter;
import io.oscar.reports.render.ReportJson;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.Problem;
import io.oscar.reports.trigger.job.JobBody;
import io.oscar.reports.trigger.job.JobRunner.FinishedReport;
import io.oscar.reports.trigger.job.RemoteJobs;
import io.oscar.reports.trigger.job.RemoteJobs.Outcome;
import io.oscar.reports.trigger.job.ReportJob;
import java.util.List;

/**
 * Answers direct invocations of the function. IAM authorizes the invoker, so the configured
 * credential is used, as on the command line; outputs are restricted as for remote callers.
 */
final class DirectInvocations {
  private final RemoteJobs jobs;

  DirectInvocations(RemoteJobs jobs) {
    this.jobs = jobs;
  }

  /** Several reports. */
  private record Reports(List<Object> reports) {}

  /** A report in another format, wrapped in JSON, the only format that Lambda returns. */
  private record TextReport(String file, String mediaType, String body) {}

  /**
   * The response: the report, several in {@code reports}, or the receipt.
   *
   * @param request the JSON request; empty for a summary of the last day
   * @throws InvocationFailure if the job fails, with the status and the error
   */
  byte[] answer(byte[] request) {
    try {
      ReportJob job = JobBody.read(request).toJob(null, Caller.UNATTENDED);
      Object answer =
          switch (jobs.run(job, ReportFormat.JSON)) {
            case Outcome.Reports(List<FinishedReport> reports) -> content(reports);
            case Outcome.Written written -> written.receipt();
          };
      return ReportJson.mapper().writeValueAsBytes(answer);
    } catch (RuntimeException thrown) {
      Problem problem = Problem.of(thrown);
      throw new InvocationFailure(problem.status() + " " + problem.error());
    }
  }

  private static Object content(List<FinishedReport> reports) {
    List<Object> contents = reports.stream().map(DirectInvocations::content).toList();
    return contents.size() == 1 ? contents.getFirst() : new Reports(contents);
  }

  private static Object content(FinishedReport made) {
    return switch (made.format()) {
      case JSON -> made.report();
      case CSV, TABLE ->
          new TextReport(
              ReportFileName.of(made.report(), made.format()),
              made.format().mediaType(),
              ReportWriter.text(made.report(), made.format()));
    };
  }
}
