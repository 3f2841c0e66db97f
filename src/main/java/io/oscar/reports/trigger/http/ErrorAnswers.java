package io.oscar.reports.trigger.http;

import io.oscar.reports.function.IncompleteReport;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.UnknownService;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what stopped a report into the status and the error that the caller gets. */
@RestControllerAdvice
final class ErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  @ExceptionHandler(Throwable.class)
  void answer(Throwable problem, HttpServletResponse response) throws IOException {
    switch (problem) {
      case InvalidRequest wrong -> ErrorBody.write(response, 400, message(wrong));
      case AccessDenied denied -> deny(denied, response);
      case UnknownService unknown -> ErrorBody.write(response, 404, message(unknown));
      case AccessUnverifiable unverifiable -> ErrorBody.write(response, 503, message(unverifiable));
      case IncompleteReport incomplete -> ErrorBody.write(response, 503, message(incomplete));
      case ErrorResponse ofSpring when ofSpring.getStatusCode().is4xxClientError() ->
          refuse(ofSpring, response);
      case IOException broken -> {
        LOG.debug("A request could not be read or answered", broken);
        ErrorBody.write(response, 400, "the request could not be read");
      }
      default -> {
        LOG.error("A report failed unexpectedly", problem);
        ErrorBody.write(response, 500, "the report failed unexpectedly");
      }
    }
  }

  private static void deny(AccessDenied denied, HttpServletResponse response) throws IOException {
    if (denied.status() == 401) {
      response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"OSCAR\", charset=\"UTF-8\"");
      response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"OSCAR\"");
    }
    ErrorBody.write(response, denied.status(), message(denied));
  }

  private static void refuse(ErrorResponse refusal, HttpServletResponse response)
      throws IOException {
    refusal
        .getHeaders()
        .forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
    String detail = refusal.getBody().getDetail();
    int status = refusal.getStatusCode().value();
    ErrorBody.write(response, status, detail == null ? "the request is refused" : detail);
  }

  private static String message(RuntimeException problem) {
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
