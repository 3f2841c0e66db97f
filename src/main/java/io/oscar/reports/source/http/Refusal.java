package io.oscar.reports.source.http;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.io.IOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer other than 200: what sort of failure it is, and what of its text is fit for a report.
 */
final class Refusal {
  private static final long MAX_ERROR_BYTES = 2_048;
  private static final int MAX_ERROR_TEXT = 300;

  private Refusal() {}

  /** The failure that an answer means. */
  static SourceFailure of(Response response, String action, String source) throws IOException {
    int status = response.code();
    String text = text(response);
    String message = "HTTP " + status + (text.isEmpty() ? "" : ": " + text);
    return new SourceFailure(kind(status, text), action, source, message, status);
  }

  private static Kind kind(int status, String text) {
    return switch (status) {
      case 401, 403 -> Kind.UNAUTHORIZED;
      case 404, 405 -> Kind.UNSUPPORTED;
      case 408, 504 -> Kind.TIMEOUT;
      // A query that took too long once is not asked again as it is (Prometheus says so with 503).
      case 500, 503 -> text.contains("timed out") ? Kind.TIMEOUT : Kind.BUSY;
      case 429, 502 -> Kind.BUSY;
      case 413, 422 -> Kind.TOO_LARGE;
      default -> Kind.REFUSED;
    };
  }

  private static String text(Response response) throws IOException {
    try (ResponseBody body = response.peekBody(MAX_ERROR_BYTES)) {
      String text = body.string().strip();
      if (text.startsWith("<")) {
        return ""; // the page of a proxy
      }
      String plain = (text.startsWith("{") ? errorOf(text) : text).replaceAll("\\p{Cntrl}+", " ");
      return plain.length() > MAX_ERROR_TEXT ? plain.substring(0, MAX_ERROR_TEXT) + "…" : plain;
    }
  }

  /** The sentence in an error of Prometheus, or the text as it is where there is none. */
  private static String errorOf(String json) {
    try {
      String error = JsonMapper.shared().readTree(json).path("error").asString("");
      return error.isEmpty() ? json : error;
    } catch (JacksonException cutOff) {
      return json;
    }
  }
}
