package io.oscar.reports.trigger.http;

import io.oscar.reports.engine.TooManyReports;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.trigger.Problem;
import io.oscar.reports.trigger.ResponseHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Maps exceptions to the status and error of the response. */
@RestControllerAdvice
final class ReportExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ReportExceptionHandler.class);

  private static final HttpStatusCode INTERNAL = HttpStatus.INTERNAL_SERVER_ERROR;

  @ExceptionHandler(Throwable.class)
  void answer(Throwable problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    switch (problem) {
      case AccessDenied denied when denied.status() == 401 -> {
        ResponseHeaders.challenges(request.getHeader(HttpHeaders.AUTHORIZATION))
            .forEach(scheme -> response.addHeader(HttpHeaders.WWW_AUTHENTICATE, scheme));
        write(Problem.of(denied), path, response);
      }
      case TooManyReports busy -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        write(Problem.of(busy), path, response);
      }
      case ErrorResponse ofSpring when !ofSpring.getStatusCode().isSameCodeAs(INTERNAL) ->
          refuse(ofSpring, path, response);
      // Otherwise the server would complete the response as if it were whole.
      case IOException broken when response.isCommitted() -> throw broken;
      case IOException broken -> {
        LOG.debug("A request could not be read or answered", broken);
        ErrorBody.write(path, response, 400, "the request could not be read");
      }
      default -> write(Problem.of(problem), path, response);
    }
  }

  private static void write(Problem problem, String path, HttpServletResponse response)
      throws IOException {
    ErrorBody.write(path, response, problem.status(), problem.error());
  }

  private static void refuse(ErrorResponse refusal, String path, HttpServletResponse response)
      throws IOException {
    refusal
        .getHeaders()
        .forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
    String detail = refusal.getBody().getDetail();
    int status = refusal.getStatusCode().value();
    ErrorBody.write(path, response, status, detail == null ? "the request was rejected" : detail);
  }
}
