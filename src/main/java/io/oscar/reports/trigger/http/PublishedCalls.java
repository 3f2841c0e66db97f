package io.oscar.reports.trigger.http;

import io.oscar.reports.trigger.ApiIndex;
import io.oscar.reports.trigger.OpenApi;
import io.oscar.reports.trigger.Route;
import java.util.Set;

/**
 * The allowlist of paths and methods. Nothing else can be reached: no other bean, no composition of
 * functions and no function published by a library.
 */
final class PublishedCalls {
  private static final Set<String> INDEX_AND_EVENTS = Set.of("GET", "HEAD", "POST", "OPTIONS");

  private PublishedCalls() {}

  /**
   * Whether a call returns reports, so that its credential has to be checked.
   *
   * @param path the path as sent, not decoded
   * @param method the method as sent; the root path serves the index to GET and reports to POST
   */
  static boolean isReport(String path, String method) {
    return !isIndex(path, method) && (path.equals("/") || Route.of(path).isPresent());
  }

  private static boolean isIndex(String path, String method) {
    return path.equals(ApiIndex.PATH) && ApiIndex.METHODS.contains(method);
  }

  /**
   * The allowed methods of a path; none if the path does not exist.
   *
   * @param path the path as sent, not decoded
   */
  static Set<String> methods(String path) {
    return switch (path) {
      case ApiIndex.PATH -> INDEX_AND_EVENTS;
      case "/actuator/health/liveness", "/actuator/health/readiness", OpenApi.PATH ->
          Route.Style.QUERY.methods();
      default -> Route.of(path).map(route -> route.style().methods()).orElse(Set.of());
    };
  }
}
