package io.oscar.reports.trigger.http;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The calls that exist. Everything else is unknown: no other bean, no composition of functions and
 * no function that a library publishes can be reached.
 */
final class PublishedCalls {
  private static final Set<String> READ = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> ASK = Set.of("POST", "OPTIONS");
  private static final Pattern SERVICE = Pattern.compile("/system/metrics/[A-Za-z0-9._~-]+");

  private PublishedCalls() {}

  /**
   * The methods that a path answers to; none where the path does not exist.
   *
   * @param path the path as sent, not decoded
   * @param method the method as sent: there is nothing to be read at the root, which events go to
   */
  static Set<String> methods(String path, String method) {
    return switch (path) {
      case "/" -> method.equals("GET") || method.equals("HEAD") ? Set.of() : ASK;
      case "/summary", "/metric", "/breakdown" -> ASK;
      case "/system/metrics", "/system/metrics/breakdown" -> READ;
      case "/actuator/health/liveness", "/actuator/health/readiness" -> READ;
      default -> SERVICE.matcher(path).matches() ? READ : Set.of();
    };
  }
}
