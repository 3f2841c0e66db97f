package io.oscar.reports.trigger.http;

import io.oscar.reports.report.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** Reads HTTP requests. */
final class HttpRequests {
  private HttpRequests() {}

  /** The caller, with the credential of the request. */
  static Caller caller(HttpServletRequest request) {
    return new Caller.Remote(request.getHeader("Authorization"));
  }
}
