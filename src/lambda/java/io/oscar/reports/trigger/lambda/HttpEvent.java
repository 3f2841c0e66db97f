package io.oscar.reports.trigger.lambda;

import io.oscar.reports.report.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An HTTP request from API Gateway (HTTP APIs) or a function URL: payload format 2.0.
 *
 * @param path the path without the stage
 * @param query the query as sent; empty where there is none
 * @param headers the headers, with case-insensitive names
 * @param body the body, as sent or in Base64
 */
record HttpEvent(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    String body,
    boolean isBase64Encoded) {
  private static final String DEFAULT_STAGE = "$default";

  static HttpEvent of(JsonNode event) {
    JsonNode context = event.path("requestContext");
    return new HttpEvent(
        context.path("http").path("method").asString(""),
        withoutStage(event.path("rawPath").asString(""), context.path("stage").asString("")),
        event.path("rawQueryString").asString(""),
        headers(event.path("headers")),
        event.path("body").asString(""),
        event.path("isBase64Encoded").asBoolean(false));
  }

  /** The value of a header, or null; API Gateway joins several with commas. */
  @Nullable String header(String name) {
    return headers.get(name);
  }

  /**
   * The body as sent.
   *
   * @throws InvalidRequest if it is declared as Base64 and is not
   */
  byte[] content() {
    if (!isBase64Encoded) {
      return body.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException broken) {
      throw new InvalidRequest("body", "is not valid Base64");
    }
  }

  /** Paths start with the stage, unless it is the default one. */
  private static String withoutStage(String path, String stage) {
    boolean isNamed = !stage.isEmpty() && !stage.equals(DEFAULT_STAGE);
    return isNamed && path.startsWith("/" + stage + "/")
        ? path.substring(stage.length() + 1)
        : path;
  }

  private static Map<String, String> headers(JsonNode headers) {
    var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.forEachEntry((name, value) -> byName.put(name, value.asString("")));
    return byName;
  }

  /** Never shows a header or a body. */
  @Override
  public String toString() {
    return "HttpEvent[" + method + " " + path + "]";
  }
}
