package io.oscar.reports.trigger.http;

import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.trigger.AcceptedFormat;
import io.oscar.reports.trigger.AnswerHeaders;
import io.oscar.reports.trigger.job.JobRunner.Made;
import io.oscar.reports.trigger.job.RemoteJobs;
import io.oscar.reports.trigger.job.RemoteJobs.Outcome;
import io.oscar.reports.trigger.job.ReportJob;
import io.oscar.reports.trigger.request.OscarQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Answers a job of one report: with the report, or with a receipt if it has an output. */
final class JobAnswers {
  private JobAnswers() {}

  static void answer(
      RemoteJobs jobs, ReportJob job, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (run(jobs, job, request)) {
      case Outcome.Reports made -> {
        Made only = made.reports().getFirst();
        HttpAnswers.write(only, ReportRenderer.of(only.format()), response);
      }
      case Outcome.Written written -> HttpAnswers.write(written.receipt(), response);
    }
  }

  /** Answers a request to OSCAR's own metrics API. */
  static void answer(
      RemoteJobs jobs,
      ReportJob job,
      OscarQuery query,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    switch (run(jobs, job, request)) {
      case Outcome.Reports made -> {
        Made only = made.reports().getFirst();
        AnswerHeaders.ofNotes(query.notes()).forEach(response::addHeader);
        HttpAnswers.write(
            only, ReportRenderer.ofOscar(only.format(), query.groupBy(), query.notes()), response);
      }
      case Outcome.Written written -> HttpAnswers.write(written.receipt(), response);
    }
  }

  /** Negotiates the format first, so that nothing is computed for an unacceptable one. */
  private static Outcome run(RemoteJobs jobs, ReportJob job, HttpServletRequest request) {
    List<String> accepted = Collections.list(request.getHeaders("Accept"));
    return jobs.run(job, AcceptedFormat.of(job, accepted));
  }
}
