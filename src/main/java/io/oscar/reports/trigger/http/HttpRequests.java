package io.oscar.reports.trigger.http;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.request.RequestField;
import io.oscar.reports.trigger.request.RequestFields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** Reads reports' requests from HTTP. */
final class HttpRequests {
  private HttpRequests() {}

  /** Whoever sends the request, with the credential that it carries. */
  static Caller caller(HttpServletRequest request) {
    return new Caller.Remote(request.getHeader("Authorization"));
  }

  /**
   * The parts that the query sets. Unknown parameters and empty values are passed over, as in
   * OSCAR.
   *
   * @throws InvalidRequest if a parameter is given twice or the query cannot be decoded
   */
  static RequestFields ofQuery(HttpServletRequest request) {
    var fields = new RequestFields();
    parameters(request)
        .forEach(
            (name, values) -> RequestField.of(name).ifPresent(field -> set(fields, field, values)));
    return fields;
  }

  private static void set(RequestFields fields, RequestField field, String[] values) {
    for (String value : values) {
      if (!value.isBlank()) {
        fields.set(field, value);
      }
    }
  }

  private static Map<String, String[]> parameters(HttpServletRequest request) {
    try {
      return request.getParameterMap();
    } catch (IllegalStateException undecodable) {
      throw new InvalidRequest("query", "cannot be decoded");
    }
  }
}
