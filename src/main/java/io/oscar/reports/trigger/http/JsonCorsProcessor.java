package io.oscar.reports.trigger.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Rejects CORS requests of other origins with an error in the body. */
final class JsonCorsProcessor extends DefaultCorsProcessor {

  @Override
  public boolean processRequest(
      @Nullable CorsConfiguration allowed, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean isAllowed = super.processRequest(allowed, request, response);
    if (!isAllowed && response.getStatus() == HttpStatus.FORBIDDEN.value()) {
      ErrorBody.write(
          request.getRequestURI(), response, response.getStatus(), "this origin is not allowed");
    }
    return isAllowed;
  }

  @Override
  protected void rejectRequest(ServerHttpResponse response) throws IOException {
    response.setStatusCode(HttpStatus.FORBIDDEN);
  }
}
