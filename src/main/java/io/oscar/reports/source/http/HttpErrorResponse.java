package io.oscar.reports.source.http;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import okhttp3.Response;
import okhttp3.ResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Maps HTTP error responses to failures. */
final class HttpErrorResponse {
  private static final long MAX_ERROR_BYTES = 2_048;
  private static final int MAX_ERROR_TEXT = 300;

  // Prometheus says so with 503, Loki with 500 or 504.
  private static final List<String> TIMED_OUT =
      List.of("timed out", "timeout", "deadline exceeded");
  // gRPC between components of a system
  private static final String LARGE_MESSAGE = "message larger than max";

  private HttpErrorResponse() {}

  /** The failure of a response. */
  static SourceFailure of(Response response, String action, Endpoint endpoint) throws IOException {
    int status = response.code();
    String text = text(response);
    String message =
        "HTTP " + status + (text.isEmpty() ? "" : ": " + text) + advice(status, endpoint);
    return new SourceFailure(kind(status, text), action, endpoint.description(), message, status);
  }

  /** Advice for errors that may not be self-explanatory. */
  private static String advice(int status, Endpoint endpoint) {
    String prefix = endpoint.system().toUpperCase(Locale.ROOT);
    return switch (status) {
      case 401, 403 ->
          " (%s: %s_USERNAME and _PASSWORD, or %s_TOKEN)"
              .formatted(
                  endpoint.authorization() == null
                      ? "no credential is set"
                      : "check the credential",
                  prefix,
                  prefix);
      case 404 -> " (is " + prefix + "_URL its base URL?)";
      default -> "";
    };
  }

  private static Kind kind(int status, String text) {
    return switch (status) {
      case 401, 403 -> Kind.UNAUTHORIZED;
      case 404, 405 -> Kind.UNSUPPORTED;
      case 408, 504 -> Kind.TIMEOUT;
      case 429, 500, 502, 503 -> passingOrNot(text);
      case 413, 422 -> Kind.TOO_LARGE;
      // Not a response of the source; an intermediary may have dropped the body.
      case 201, 202, 203, 204, 205, 206 -> Kind.UNREADABLE;
      default -> Kind.REFUSED;
    };
  }

  /** Queries that took too long or are too large are not retried unchanged. */
  private static Kind passingOrNot(String text) {
    if (TIMED_OUT.stream().anyMatch(text::contains)) {
      return Kind.TIMEOUT;
    }
    return text.contains(LARGE_MESSAGE) ? Kind.TOO_LARGE : Kind.BUSY;
  }

  private static String text(Response response) throws IOException {
    try (ResponseBody body = response.peekBody(MAX_ERROR_BYTES)) {
      String text = body.string().strip();
      if (text.startsWith("<")) {
        return ""; // an HTML page of a proxy
      }
      String plain = (text.startsWith("{") ? errorOf(text) : text).replaceAll("\\p{Cntrl}+", " ");
      return plain.length() > MAX_ERROR_TEXT ? plain.substring(0, MAX_ERROR_TEXT) + "…" : plain;
    }
  }

  /** The message in a Prometheus error, or the whole text. */
  private static String errorOf(String json) {
    try {
      String error = JsonMapper.shared().readTree(json).path("error").asString("");
      return error.isEmpty() ? json : error;
    } catch (JacksonException cutOff) {
      return json;
    }
  }
}
