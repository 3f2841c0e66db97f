package io.oscar.reports.trigger.http;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.JobRunner.Made;
import io.oscar.reports.trigger.RemoteJobs;
import io.oscar.reports.trigger.RemoteJobs.Outcome;
import io.oscar.reports.trigger.ReportJob;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers a job of one report: with the report, or with a receipt where it has an output. */
final class JobAnswers {
  private JobAnswers() {}

  static void answer(
      RemoteJobs jobs, ReportJob job, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // The form is settled first: what cannot be answered is not computed.
    switch (jobs.run(job, format(job, request))) {
      case Outcome.Reports made -> {
        Made only = made.reports().getFirst();
        HttpAnswers.write(only.report(), only.format(), response);
      }
      case Outcome.Written written -> HttpAnswers.write(written.receipt(), response);
    }
  }

  private static ReportFormat format(ReportJob job, HttpServletRequest request) {
    return job.output() == null
        ? Acceptance.format(job.calls().getFirst().request(), request)
        : Acceptance.formatOfObjects(request);
  }
}
