package io.oscar.reports.trigger.http;

import io.oscar.reports.engine.Operation;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.UnknownService;
import io.oscar.reports.trigger.CrossOriginProtection;
import io.oscar.reports.trigger.cloudevents.Event;
import io.oscar.reports.trigger.cloudevents.EventJobs;
import io.oscar.reports.trigger.cloudevents.EventResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Answers CloudEvents with CloudEvents. Errors are the same as for other calls. */
@RestController
final class EventController {
  private final EventJobs jobs;
  private final BodyReader bodies;
  private final CrossOriginProtection foreignPages;

  EventController(EventJobs jobs, BodyReader bodies, CrossOriginProtection foreignPages) {
    this.jobs = jobs;
    this.bodies = bodies;
    this.foreignPages = foreignPages;
  }

  @PostMapping("/")
  void event(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!EventMessages.isEvent(request)) {
      throw new InvalidRequest(
          "path",
          "accepts CloudEvents only (required: ce-specversion, ce-id, ce-source, ce-type); for"
              + " plain JSON, POST to one of /"
              + String.join(", /", Operation.names()));
    }
    answer(null, request, response);
  }

  /**
   * Answers a request that is an event.
   *
   * @param called the operation in the path, or null
   */
  void answer(@Nullable Operation called, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Event event = EventMessages.read(request, bodies);
      foreignPages.refuse(event.job(), request::getHeader);
      EventResponse answer = jobs.answer(event, called, HttpRequests.caller(request));
      EventMessages.write(answer, request, response);
    } catch (UnknownService unknown) {
      // Knative retries on 404, which it takes for an endpoint that is not ready.
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT, unknown.getMessage(), unknown);
    }
  }
}
