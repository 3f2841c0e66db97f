package io.oscar.reports.trigger.http;

import io.oscar.reports.render.ReportJson;
import io.oscar.reports.trigger.Route;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The body of error responses: JSON, or plain text for clients of OSCAR's own metrics API, whose
 * dashboard shows it verbatim.
 *
 * @param error the error; never contains a credential
 */
record ErrorBody(String error) {

  /**
   * Writes an error response, unless the response is already committed.
   *
   * @param path the path of the request, as sent
   */
  static void write(String path, HttpServletResponse response, int status, String error)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    boolean isText = Route.isOscars(path);
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType(isText ? "text/plain" : "application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    byte[] body =
        isText
            ? error.getBytes(StandardCharsets.UTF_8)
            : ReportJson.mapper().writeValueAsBytes(new ErrorBody(error));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
