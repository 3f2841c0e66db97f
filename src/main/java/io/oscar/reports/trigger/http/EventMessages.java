package io.oscar.reports.trigger.http;

import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.cloudevents.BinaryEvent;
import io.oscar.reports.trigger.cloudevents.Event;
import io.oscar.reports.trigger.cloudevents.EventResponse;
import io.oscar.reports.trigger.cloudevents.StructuredEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads events from HTTP and writes them (HTTP Protocol Binding for CloudEvents 1.0.2). */
final class EventMessages {
  private EventMessages() {}

  /** Whether a request is an event, valid or not. */
  static boolean isEvent(HttpServletRequest request) {
    return mediaType(request).startsWith(StructuredEvent.MEDIA_TYPES)
        || BinaryEvent.isBinaryMode(name -> headers(request, name));
  }

  /**
   * Parses the event of a request.
   *
   * @param bodies reads its body
   * @throws InvalidRequest if it is invalid
   * @throws ResponseStatusException if it is too large, a batch, or in a format other than JSON
   */
  static Event read(HttpServletRequest request, BodyReader bodies) throws IOException {
    if (!mediaType(request).startsWith(StructuredEvent.MEDIA_TYPES)) {
      byte[] data = bodies.read(request);
      return BinaryEvent.read(name -> headers(request, name), data);
    }
    if (!isStructured(request)) {
      throw new ResponseStatusException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "unsupported event format: send single events in binary mode or as "
              + StructuredEvent.MEDIA_TYPE);
    }
    return StructuredEvent.read(bodies.read(request));
  }

  /** Writes the response in the mode of the request. */
  static void write(EventResponse answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (isStructured(request)) {
      write(StructuredEvent.MEDIA_TYPE + ";charset=UTF-8", answer.toJson(), response);
    } else {
      answer.headers().forEach(response::setHeader);
      byte[] data = answer.content().text().getBytes(StandardCharsets.UTF_8);
      write(answer.content().mediaType(), data, response);
    }
  }

  private static void write(String mediaType, byte[] body, HttpServletResponse response)
      throws IOException {
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    new MinimumRateOutputStream(response.getOutputStream()).write(body);
  }

  private static boolean isStructured(HttpServletRequest request) {
    return mediaType(request).equals(StructuredEvent.MEDIA_TYPE);
  }

  private static String mediaType(HttpServletRequest request) {
    String type = request.getContentType();
    if (type == null) {
      return "";
    }
    int parameters = type.indexOf(';');
    String bare = parameters < 0 ? type : type.substring(0, parameters);
    return bare.strip().toLowerCase(Locale.ROOT);
  }

  private static List<String> headers(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }
}
