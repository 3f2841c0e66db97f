package io.oscar.reports.trigger.http;

import io.oscar.reports.trigger.Index;
import io.oscar.reports.trigger.OpenApi;
import io.oscar.reports.trigger.Route;
import java.util.Set;

/**
 * The calls that exist. Everything else is unknown: no other bean, no composition of functions and
 * no function that a library publishes can be reached.
 */
final class PublishedCalls {
  private static final Set<String> INDEX_AND_EVENTS = Set.of("GET", "HEAD", "POST", "OPTIONS");

  private PublishedCalls() {}

  /**
   * Whether a call is answered with reports, for which a credential may be needed.
   *
   * @param path the path as sent, not decoded
   * @param method the method as sent: the root tells whoever asks what there is, and takes events
   */
  static boolean isReport(String path, String method) {
    return !isIndex(path, method) && (path.equals("/") || Route.of(path).isPresent());
  }

  private static boolean isIndex(String path, String method) {
    return path.equals(Index.PATH) && Index.METHODS.contains(method);
  }

  /**
   * The methods that a path answers to; none where the path does not exist.
   *
   * @param path the path as sent, not decoded
   */
  static Set<String> methods(String path) {
    return switch (path) {
      case Index.PATH -> INDEX_AND_EVENTS;
      case "/actuator/health/liveness", "/actuator/health/readiness", OpenApi.PATH ->
          Route.Style.QUERY.methods();
      default -> Route.of(path).map(route -> route.style().methods()).orElse(Set.of());
    };
  }
}
