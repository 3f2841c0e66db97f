package io.oscar.reports.trigger.http;

import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.trigger.ForeignPages;
import io.oscar.reports.trigger.job.JobBody;
import io.oscar.reports.trigger.job.JobFields;
import io.oscar.reports.trigger.job.Operation;
import io.oscar.reports.trigger.job.RemoteJobs;
import io.oscar.reports.trigger.job.ReportJob;
import io.oscar.reports.trigger.request.OscarQuery;
import io.oscar.reports.trigger.request.RequestField;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes: those of OSCAR's metrics API, and the functions by name. */
@RestController
final class ReportController {
  private final RemoteJobs jobs;
  private final EventController events;
  private final BodyReader bodies;
  private final ForeignPages foreignPages;

  ReportController(
      RemoteJobs jobs, EventController events, BodyReader bodies, ForeignPages foreignPages) {
    this.jobs = jobs;
    this.events = events;
    this.bodies = bodies;
    this.foreignPages = foreignPages;
  }

  @GetMapping({"/system/metrics", "/system/metrics/"})
  void systemMetrics(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(Operation.SUMMARY, OscarQuery.read(request.getQueryString()), request, response);
  }

  @GetMapping({"/system/metrics/{serviceName}", "/system/metrics/{serviceName}/"})
  void serviceMetrics(
      @PathVariable("serviceName") String serviceName,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var query = OscarQuery.read(request.getQueryString());
    query.fields().set(RequestField.SERVICE, serviceName);
    answer(Operation.METRIC, query, request, response);
  }

  @GetMapping({"/system/metrics/breakdown", "/system/metrics/breakdown/"})
  void systemBreakdown(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(Operation.BREAKDOWN, OscarQuery.read(request.getQueryString()), request, response);
  }

  @PostMapping("/summary")
  void summary(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(Operation.SUMMARY, request, response);
  }

  @PostMapping("/metric")
  void metric(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(Operation.METRIC, request, response);
  }

  @PostMapping("/breakdown")
  void breakdown(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(Operation.BREAKDOWN, request, response);
  }

  private void answer(Operation operation, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (EventMessages.isEvent(request)) {
      events.answer(operation, request, response);
      return;
    }
    // JSON, whatever the caller calls it: most callers by hand use curl -d, which says it is a
    // form.
    JobFields fields = JobBody.read(bodies.read(request));
    foreignPages.refuse(fields, request::getHeader);
    ReportJob job = fields.toJob(operation, HttpRequests.caller(request));
    JobAnswers.answer(jobs, job, request, response);
  }

  private void answer(
      Operation operation,
      OscarQuery query,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    ReportRequest asked = query.fields().toRequest(HttpRequests.caller(request));
    JobAnswers.answer(jobs, ReportJob.of(operation, asked), query, request, response);
  }
}
