package io.oscar.reports.trigger.http;

import io.oscar.reports.function.Operation;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.UnknownService;
import io.oscar.reports.trigger.ForeignPages;
import io.oscar.reports.trigger.event.Event;
import io.oscar.reports.trigger.event.EventAnswer;
import io.oscar.reports.trigger.event.EventJobs;
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
  private final ForeignPages foreignPages;

  EventController(EventJobs jobs, BodyReader bodies, ForeignPages foreignPages) {
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
      EventAnswer answer = jobs.answer(event, called, HttpRequests.caller(request));
      EventMessages.write(answer, request, response);
    } catch (UnknownService unknown) {
      // Knative retries on 404, which it takes for an endpoint that is not ready.
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT, unknown.getMessage(), unknown);
    }
  }
}
