package io.oscar.reports.trigger.http;

import io.oscar.reports.trigger.ApiIndex;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the index of the API at the root path. */
@RestController
final class IndexController {
  private static final ApiIndex INDEX =
      new ApiIndex(
          new ApiIndex.Call("POST", "/", "Answers a CloudEvent with a CloudEvent."),
          new ApiIndex.Call("GET", "/actuator/health/liveness", "Liveness probe."),
          new ApiIndex.Call("GET", "/actuator/health/readiness", "Readiness probe."));

  @GetMapping(ApiIndex.PATH)
  void index(HttpServletRequest request, HttpServletResponse response) throws IOException {
    ApiIndex.Page page = INDEX.page(request.getHeader(HttpHeaders.ACCEPT));
    byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
    response.setContentType(page.mediaType());
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
