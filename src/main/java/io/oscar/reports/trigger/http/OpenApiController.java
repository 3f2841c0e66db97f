package io.oscar.reports.trigger.http;

import io.oscar.reports.trigger.OpenApi;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI document, which contains no data of the cluster. */
@RestController
final class OpenApiController {

  @GetMapping(OpenApi.PATH)
  void document(HttpServletResponse response) throws IOException {
    byte[] body = OpenApi.json().getBytes(StandardCharsets.UTF_8);
    response.setContentType(OpenApi.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
