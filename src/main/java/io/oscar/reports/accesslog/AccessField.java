package io.oscar.reports.accesslog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a field of a JSON access log, by common field names.
 *
 * <p>Names come from Traefik's documentation, from the example of ingress-nginx for {@code
 * log-format-upstream} and from published configurations, from the defaults of Envoy, Istio, Envoy
 * Gateway and Contour, from Caddy and from the Elastic Common Schema. They are matched exactly:
 * Traefik can log request headers as {@code request_NAME} with a name chosen by the caller, but
 * never one of these.
 *
 * @param part the meaning of the field
 * @param rank the precedence among fields of equal meaning, 0 first
 */
record AccessField(Part part, int rank) {
  /** The meanings of fields. */
  enum Part {
    TARGET,
    CLIENT,
    TIME
  }

  private static final List<String> TARGETS_AS_REQUESTED =
      List.of(
          "RequestPath",
          "request_uri",
          "requestUri",
          "requestURI",
          "http_request_uri",
          "original_uri",
          "url.original",
          "http.url.original",
          "request.uri",
          "x-envoy-origin-path",
          "x-envoy-original-path",
          "x_envoy_origin_path",
          "x_envoy_original_path",
          "request",
          "request_line",
          "requestLine",
          "http_request");

  // ingress-nginx logs $uri as "path": the path after decoding, merging of slashes and rewriting
  private static final List<String> OTHER_TARGETS =
      List.of(
          "request_url",
          "requestUrl",
          "requestURL",
          "httpRequest.requestUrl",
          "uri",
          "url",
          "path",
          "request_path",
          "requestPath",
          "http_path",
          "document_uri",
          "http_request_uri_normalized",
          "url.path",
          "http.url.path");

  private static final List<String> CLIENTS =
      List.of(
          "ClientHost",
          "remote_addr",
          "remoteAddr",
          "remote_ip",
          "remoteIp",
          "client_ip",
          "clientip",
          "clientIp",
          "client_addr",
          "client",
          "client.ip",
          "source.ip",
          "request.remote_ip",
          "network.remote_addr",
          "proxy_protocol_addr",
          "real_ip",
          "the_real_ip",
          "x_forwarded_for",
          "x-forwarded-for",
          "x-forward-for",
          "x_forward_for",
          "http_x_forwarded_for",
          "forwarded_for",
          "xff",
          "network.forwarded_ip",
          "network.x-forward-for");

  private static final List<String> TIMES =
      List.of(
          "StartUTC",
          "StartLocal",
          "msec",
          "time_msec",
          "start_time",
          "time_iso8601",
          "time_iso",
          "@timestamp",
          "timestamp",
          "time",
          "time_local",
          "ts",
          "time_str",
          "event_time",
          "datetime",
          "date");

  private static final Map<String, AccessField> KNOWN = known();

  /** The field with a name, or null if unknown. */
  static @Nullable AccessField of(String name) {
    return KNOWN.get(name);
  }

  /** Whether the field contains the path as requested, not as rewritten. */
  boolean isAsRequested() {
    return part == Part.TARGET && rank < TARGETS_AS_REQUESTED.size();
  }

  private static Map<String, AccessField> known() {
    var known = new HashMap<String, AccessField>();
    put(known, Part.TARGET, 0, TARGETS_AS_REQUESTED);
    put(known, Part.TARGET, TARGETS_AS_REQUESTED.size(), OTHER_TARGETS);
    put(known, Part.CLIENT, 0, CLIENTS);
    put(known, Part.TIME, 0, TIMES);
    return Map.copyOf(known);
  }

  private static void put(
      Map<String, AccessField> known, Part part, int firstRank, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      known.put(names.get(i), new AccessField(part, firstRank + i));
    }
  }
}
