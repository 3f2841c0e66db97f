package io.oscar.reports.trigger.http;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.job.JobBody;
import io.oscar.reports.trigger.job.JobFields;
import io.oscar.reports.trigger.request.RequestField;
import io.oscar.reports.trigger.request.RequestFields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads reports' requests from HTTP. */
final class HttpRequests {
  private static final int MAX_BODY = 64 * 1024;

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

  /**
   * The parts of the job that the body holds: JSON, whatever the caller calls it. Most callers by
   * hand use {@code curl -d}, which calls everything a form.
   *
   * @throws InvalidRequest if the body is no job
   * @throws ResponseStatusException if it is too large
   */
  static JobFields ofBody(HttpServletRequest request) throws IOException {
    return JobBody.read(bytes(request));
  }

  /**
   * The body as it is.
   *
   * @throws InvalidRequest if there is a query, too
   * @throws ResponseStatusException if the body is too large
   */
  static byte[] bytes(HttpServletRequest request) throws IOException {
    if (request.getQueryString() != null) {
      throw new InvalidRequest("query", "a POST takes its parameters in the JSON body only");
    }
    byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw new ResponseStatusException(
          HttpStatus.CONTENT_TOO_LARGE, "the body is larger than " + MAX_BODY + " bytes");
    }
    return body;
  }
}
