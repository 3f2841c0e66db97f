package io.oscar.reports.trigger.http;

import io.oscar.reports.trigger.AcceptedFormat;
import io.oscar.reports.trigger.job.JobRunner.Made;
import io.oscar.reports.trigger.job.RemoteJobs;
import io.oscar.reports.trigger.job.RemoteJobs.Outcome;
import io.oscar.reports.trigger.job.ReportJob;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Answers a job of one report: with the report, or with a receipt where it has an output. */
final class JobAnswers {
  private JobAnswers() {}

  static void answer(
      RemoteJobs jobs, ReportJob job, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<String> accepted = Collections.list(request.getHeaders("Accept"));
    // The form is settled first: what cannot be answered is not computed.
    switch (jobs.run(job, AcceptedFormat.of(job, accepted))) {
      case Outcome.Reports made -> {
        Made only = made.reports().getFirst();
        HttpAnswers.write(only.report(), only.format(), response);
      }
      case Outcome.Written written -> HttpAnswers.write(written.receipt(), response);
    }
  }
}
