package io.oscar.reports.trigger.lambda;

import io.oscar.reports.delivery.ReportWriter;
import io.oscar.reports.render.ReportJson;
import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.trigger.Problem;
import io.oscar.reports.trigger.ResponseHeaders;
import io.oscar.reports.trigger.job.JobRunner.FinishedReport;
import io.oscar.reports.trigger.request.OscarQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An HTTP response.
 *
 * @param body the body as text; empty for none
 */
record HttpApiResponse(int status, Map<String, String> headers, String body) {
  private static final String JSON = "application/json";

  HttpApiResponse {
    headers = new LinkedHashMap<>(headers);
    headers.put("X-Content-Type-Options", "nosniff");
  }

  /**
   * A report.
   *
   * @param query the query of a call of OSCAR's own metrics API, or null
   */
  static HttpApiResponse of(FinishedReport made, @Nullable OscarQuery query) {
    Map<String, String> headers = ResponseHeaders.of(made.report(), made.format());
    headers.put(HttpHeaders.CONTENT_TYPE, made.format().mediaType());
    if (query == null) {
      return new HttpApiResponse(200, headers, ReportWriter.text(made.report(), made.format()));
    }
    headers.putAll(ResponseHeaders.ofNotes(query.notes()));
    var renderer = ReportRenderer.ofOscar(made.format(), query.groupBy(), query.notes());
    return new HttpApiResponse(200, headers, ReportWriter.text(made.report(), renderer));
  }

  /** Any other content, as JSON. */
  static HttpApiResponse json(Object content) {
    return json(200, content);
  }

  /**
   * An error.
   *
   * @param isText whether it is plain text, as clients of OSCAR's own metrics API expect
   */
  static HttpApiResponse of(Problem problem, boolean isText) {
    return isText
        ? new HttpApiResponse(
            problem.status(),
            Map.of(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8"),
            problem.error())
        : json(problem.status(), Map.of("error", problem.error()));
  }

  private static HttpApiResponse json(int status, Object content) {
    String body = ReportJson.mapper().writeValueAsString(content);
    return new HttpApiResponse(status, Map.of(HttpHeaders.CONTENT_TYPE, JSON), body);
  }

  /** The same response with one more header. */
  HttpApiResponse with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpApiResponse(status, more, body);
  }

  /** The same response to a HEAD request. */
  HttpApiResponse withoutBody() {
    return new HttpApiResponse(status, headers, "");
  }

  /** The response in Lambda's payload format 2.0. */
  Map<String, Object> toEvent() {
    var event = new LinkedHashMap<String, Object>();
    event.put("statusCode", status);
    event.put("headers", headers);
    event.put("body", body);
    event.put("isBase64Encoded", false);
    return event;
  }
}
