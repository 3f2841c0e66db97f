package io.oscar.reports.trigger.http;

import io.oscar.reports.trigger.Route;
import java.util.Set;

/**
 * The calls that exist. Everything else is unknown: no other bean, no composition of functions and
 * no function that a library publishes can be reached.
 */
final class PublishedCalls {
  private PublishedCalls() {}

  /**
   * Whether a path answers with reports, for which a credential may be needed.
   *
   * @param path the path as sent, not decoded
   */
  static boolean isReport(String path) {
    return path.equals("/") || Route.of(path).isPresent();
  }

  /**
   * The methods that a path answers to; none where the path does not exist.
   *
   * @param path the path as sent, not decoded
   * @param method the method as sent: there is nothing to be read at the root, which events go to
   */
  static Set<String> methods(String path, String method) {
    return switch (path) {
      case "/" ->
          method.equals("GET") || method.equals("HEAD") ? Set.of() : Route.Style.BODY.methods();
      case "/actuator/health/liveness", "/actuator/health/readiness" -> Route.Style.QUERY.methods();
      default -> Route.of(path).map(route -> route.style().methods()).orElse(Set.of());
    };
  }
}
