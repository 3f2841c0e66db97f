package io.oscar.reports.trigger.http;

import io.oscar.reports.report.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** Reads reports' requests from HTTP. */
final class HttpRequests {
  private HttpRequests() {}

  /** Whoever sends the request, with the credential that it carries. */
  static Caller caller(HttpServletRequest request) {
    return new Caller.Remote(request.getHeader("Authorization"));
  }
}
