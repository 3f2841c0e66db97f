package io.oscar.reports.trigger.http;

import io.oscar.reports.render.ReportJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The body of every error, as OSCAR has it.
 *
 * @param error what went wrong; never holds a credential
 */
record ErrorBody(String error) {

  /** The JSON in UTF-8. */
  byte[] toJson() {
    return ReportJson.mapper().writeValueAsBytes(this);
  }

  /** Makes an error the answer, unless an answer is already on its way. */
  static void write(HttpServletResponse response, int status, String error) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    byte[] body = new ErrorBody(error).toJson();
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
