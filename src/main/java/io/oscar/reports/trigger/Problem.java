package io.oscar.reports.trigger;

import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.engine.IncompleteReport;
import io.oscar.reports.engine.TooManyReports;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.UnknownService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An error as reported to the caller.
 *
 * @param status the corresponding HTTP status
 * @param error one sentence; never contains a credential
 */
public record Problem(int status, String error) {
  private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

  /** Maps an exception. Unexpected exceptions are logged and not shown to the caller. */
  public static Problem of(Throwable thrown) {
    return switch (thrown) {
      case InvalidRequest wrong -> new Problem(400, message(wrong));
      case AccessDenied denied -> new Problem(denied.status(), message(denied));
      case UnknownService unknown -> new Problem(404, message(unknown));
      case NotAcceptable wrong -> new Problem(406, message(wrong));
      case DeliveryFailure failure -> {
        LOG.warn("A report could not be delivered: {}", failure.getMessage());
        yield new Problem(502, failure.outline());
      }
      case AccessUnverifiable unverifiable -> new Problem(503, message(unverifiable));
      case TooManyReports busy -> new Problem(503, message(busy));
      case IncompleteReport incomplete -> new Problem(503, message(incomplete));
      default -> {
        LOG.error("A report failed unexpectedly", thrown);
        yield new Problem(500, "the report failed unexpectedly");
      }
    };
  }

  /** Whether the request is invalid, so that retrying it is useless. */
  public boolean isOfTheRequest() {
    return status == 400 || status == 404 || status == 406;
  }

  private static String message(RuntimeException problem) {
    String message = problem.getMessage();
    return message == null ? "the report failed" : message;
  }
}
