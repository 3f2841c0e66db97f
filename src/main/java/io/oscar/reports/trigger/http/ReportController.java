package io.oscar.reports.trigger.http;

import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.trigger.CrossOriginProtection;
import io.oscar.reports.trigger.Route;
import io.oscar.reports.trigger.job.JobBody;
import io.oscar.reports.trigger.job.JobFields;
import io.oscar.reports.trigger.job.RemoteJobs;
import io.oscar.reports.trigger.job.ReportJob;
import io.oscar.reports.trigger.request.OscarQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the routes of OSCAR's metrics API, and the operations by name. */
@RestController
final class ReportController {
  private final RemoteJobs jobs;
  private final EventController events;
  private final BodyReader bodies;
  private final CrossOriginProtection foreignPages;

  ReportController(
      RemoteJobs jobs,
      EventController events,
      BodyReader bodies,
      CrossOriginProtection foreignPages) {
    this.jobs = jobs;
    this.events = events;
    this.bodies = bodies;
    this.foreignPages = foreignPages;
  }

  /** All paths that {@link PublishedCallsFilter} lets through and no other controller maps. */
  @RequestMapping("/{*path}")
  void report(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Route route = Route.of(request.getRequestURI()).orElseThrow();
    switch (route.style()) {
      case QUERY -> answerOscar(route, request, response);
      case BODY -> answer(route.operation(), request, response);
    }
  }

  private void answer(Operation operation, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (EventMessages.isEvent(request)) {
      events.answer(operation, request, response);
      return;
    }
    // Parsed as JSON whatever the content type: curl -d declares a form.
    JobFields fields = JobBody.read(bodies.read(request));
    foreignPages.refuse(fields, request::getHeader);
    ReportJob job = fields.toJob(operation, HttpRequests.caller(request));
    JobResponses.answer(jobs, job, request, response);
  }

  private void answerOscar(Route route, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var query = OscarQuery.read(request.getQueryString());
    if (route.service() != null) {
      query.fields().set(Parameter.SERVICE, route.service());
    }
    ReportRequest asked = query.fields().toRequest(HttpRequests.caller(request));
    JobResponses.answer(jobs, ReportJob.of(route.operation(), asked), query, request, response);
  }
}
