package io.oscar.reports.trigger.http;

import io.oscar.reports.render.ReportJson;
import io.oscar.reports.trigger.Route;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The body of errors: JSON, or plain text for the clients of OSCAR's own metrics API, whose
 * dashboard shows the body of an error as it is.
 *
 * @param error what went wrong; never holds a credential
 */
record ErrorBody(String error) {

  /**
   * Makes an error the answer, unless an answer is already on its way.
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
