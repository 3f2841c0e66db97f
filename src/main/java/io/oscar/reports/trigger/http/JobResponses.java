package io.oscar.reports.trigger.http;

import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.trigger.ContentNegotiation;
import io.oscar.reports.trigger.ResponseHeaders;
import io.oscar.reports.trigger.job.JobRunner.FinishedReport;
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
final class JobResponses {
  private JobResponses() {}

  static void answer(
      RemoteJobs jobs, ReportJob job, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (run(jobs, job, request)) {
      case Outcome.Reports made -> {
        FinishedReport only = made.reports().getFirst();
        HttpResponses.write(only, ReportRenderer.of(only.format()), response);
      }
      case Outcome.Written written -> HttpResponses.write(written.receipt(), response);
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
        FinishedReport only = made.reports().getFirst();
        ResponseHeaders.ofNotes(query.notes()).forEach(response::addHeader);
        HttpResponses.write(
            only, ReportRenderer.ofOscar(only.format(), query.groupBy(), query.notes()), response);
      }
      case Outcome.Written written -> HttpResponses.write(written.receipt(), response);
    }
  }

  /** Negotiates the format first, so that nothing is computed for an unacceptable one. */
  private static Outcome run(RemoteJobs jobs, ReportJob job, HttpServletRequest request) {
    List<String> accepted = Collections.list(request.getHeaders("Accept"));
    return jobs.run(job, ContentNegotiation.of(job, accepted));
  }
}
