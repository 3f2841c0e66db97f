package io.oscar.reports.trigger.http;

import io.oscar.reports.render.ReportJson;
import io.oscar.reports.trigger.OpenApi;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes the API to programs; it holds nothing of the cluster. */
@RestController
final class OpenApiController {

  @GetMapping(OpenApi.PATH)
  void document(HttpServletResponse response) throws IOException {
    byte[] body = ReportJson.mapper().writeValueAsBytes(OpenApi.document());
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
