package io.oscar.reports.trigger.lambda;

import io.oscar.reports.delivery.Rendering;
import io.oscar.reports.render.ReportJson;
import io.oscar.reports.trigger.AnswerHeaders;
import io.oscar.reports.trigger.Problem;
import io.oscar.reports.trigger.job.JobRunner.Made;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * An answer over HTTP.
 *
 * @param body the body as text; empty for none
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {
  private static final String JSON = "application/json";

  HttpAnswer {
    headers = new LinkedHashMap<>(headers);
    headers.put("X-Content-Type-Options", "nosniff");
  }

  static HttpAnswer of(Made made) {
    Map<String, String> headers = AnswerHeaders.of(made.report(), made.format());
    headers.put(HttpHeaders.CONTENT_TYPE, made.format().mediaType());
    return new HttpAnswer(200, headers, Rendering.text(made.report(), made.format()));
  }

  /** Something else than a report, as JSON. */
  static HttpAnswer json(Object content) {
    return json(200, content);
  }

  static HttpAnswer of(Problem problem) {
    return json(problem.status(), Map.of("error", problem.error()));
  }

  private static HttpAnswer json(int status, Object content) {
    String body = ReportJson.mapper().writeValueAsString(content);
    return new HttpAnswer(status, Map.of(HttpHeaders.CONTENT_TYPE, JSON), body);
  }

  /** The same answer with one more header. */
  HttpAnswer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body);
  }

  /** The same answer to somebody who only wants to know what it would be. */
  HttpAnswer withoutBody() {
    return new HttpAnswer(status, headers, "");
  }

  /** What Lambda takes for an answer over HTTP, payload format 2.0. */
  Map<String, Object> toEvent() {
    var event = new LinkedHashMap<String, Object>();
    event.put("statusCode", status);
    event.put("headers", headers);
    event.put("body", body);
    event.put("isBase64Encoded", false);
    return event;
  }
}
