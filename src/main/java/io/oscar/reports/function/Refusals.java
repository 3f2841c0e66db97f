package io.oscar.reports.function;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.UnknownService;

/** The exceptions that are an answer to the caller rather than a fault of a source. */
final class Refusals {
  private Refusals() {}

  static boolean isRefusal(RuntimeException exception) {
    return exception instanceof AccessDenied
        || exception instanceof AccessUnverifiable
        || exception instanceof InvalidRequest
        || exception instanceof UnknownService;
  }
}
