package io.oscar.reports.trigger.http;

import io.oscar.reports.render.ReportJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whoever comes to the root which calls there are; it holds nothing of the cluster. */
@RestController
final class IndexController {
  /** One call that there is. */
  record Call(String method, String path, String answer) {}

  private static final List<Call> CALLS =
      List.of(
          new Call("GET", "/system/metrics", "the totals of the cluster"),
          new Call("GET", "/system/metrics/{service}", "one metric (?metric=) or all of a service"),
          new Call("GET", "/system/metrics/breakdown", "rows: ?group_by=service|user|country"),
          new Call("POST", "/summary", "the totals, for a JSON body"),
          new Call("POST", "/metric", "metrics, for a JSON body"),
          new Call("POST", "/breakdown", "rows, for a JSON body"),
          new Call("POST", "/", "a CloudEvent for a CloudEvent"),
          new Call("GET", "/actuator/health/liveness", "whether the server runs"),
          new Call("GET", "/actuator/health/readiness", "whether it takes calls"));

  private static final String PARAMETERS =
      "All take start and end, or period (24h, 2026-10, Q3, last-month, ...), and"
          + " format=json|csv|table.";

  @GetMapping("/")
  void index(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean isJson = wantsJson(request.getHeader("Accept"));
    byte[] body = isJson ? json() : text().getBytes(StandardCharsets.UTF_8);
    response.setContentType(isJson ? "application/json" : "text/plain;charset=UTF-8");
    response.setHeader("Vary", "Accept");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Programs ask for JSON by its name; browsers and curl take what there is. */
  private static boolean wantsJson(@Nullable String accept) {
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .filter(type -> type.getQualityValue() > 0)
          .anyMatch(MediaType.APPLICATION_JSON::equalsTypeAndSubtype);
    } catch (InvalidMediaTypeException nonsense) {
      return false;
    }
  }

  private static byte[] json() {
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("name", "OSCAR Reports");
    index.put("calls", CALLS);
    index.put("parameters", PARAMETERS);
    return ReportJson.mapper().writeValueAsBytes(index);
  }

  private static String text() {
    return CALLS.stream()
        .map(call -> "  %-4s %-28s %s\n".formatted(call.method(), call.path(), call.answer()))
        .collect(Collectors.joining("", "OSCAR Reports\n\n", "\n" + PARAMETERS + "\n"));
  }
}
