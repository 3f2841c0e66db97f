package io.oscar.reports.trigger.lambda;

import io.oscar.reports.delivery.Rendering;
import io.oscar.reports.render.ReportJson;
import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.trigger.AnswerHeaders;
import io.oscar.reports.trigger.Problem;
import io.oscar.reports.trigger.job.JobRunner.Made;
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
record HttpAnswer(int status, Map<String, String> headers, String body) {
  private static final String JSON = "application/json";

  HttpAnswer {
    headers = new LinkedHashMap<>(headers);
    headers.put("X-Content-Type-Options", "nosniff");
  }

  /**
   * A report.
   *
   * @param query the query of a call of OSCAR's own metrics API, or null
   */
  static HttpAnswer of(Made made, @Nullable OscarQuery query) {
    Map<String, String> headers = AnswerHeaders.of(made.report(), made.format());
    headers.put(HttpHeaders.CONTENT_TYPE, made.format().mediaType());
    if (query == null) {
      return new HttpAnswer(200, headers, Rendering.text(made.report(), made.format()));
    }
    headers.putAll(AnswerHeaders.ofNotes(query.notes()));
    var renderer = ReportRenderer.ofOscar(made.format(), query.groupBy(), query.notes());
    return new HttpAnswer(200, headers, Rendering.text(made.report(), renderer));
  }

  /** Any other content, as JSON. */
  static HttpAnswer json(Object content) {
    return json(200, content);
  }

  /**
   * An error.
   *
   * @param isText whether it is plain text, as clients of OSCAR's own metrics API expect
   */
  static HttpAnswer of(Problem problem, boolean isText) {
    return isText
        ? new HttpAnswer(
            problem.status(),
            Map.of(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8"),
            problem.error())
        : json(problem.status(), Map.of("error", problem.error()));
  }

  private static HttpAnswer json(int status, Object content) {
    String body = ReportJson.mapper().writeValueAsString(content);
    return new HttpAnswer(status, Map.of(HttpHeaders.CONTENT_TYPE, JSON), body);
  }

  /** The same response with one more header. */
  HttpAnswer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body);
  }

  /** The same response to a HEAD request. */
  HttpAnswer withoutBody() {
    return new HttpAnswer(status, headers, "");
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
