package io.oscar.reports.trigger.http;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Tells a page of a foreign origin in JSON that it may not read reports. */
final class CorsRejection extends DefaultCorsProcessor {

  @Override
  protected void rejectRequest(ServerHttpResponse response) throws IOException {
    response.setStatusCode(HttpStatus.FORBIDDEN);
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    response.getBody().write(new ErrorBody("this origin is not allowed").toJson());
    response.flush();
  }
}
