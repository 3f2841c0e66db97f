package io.oscar.reports.trigger;

import io.oscar.reports.accesslog.Ascii;
import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A route of the API: the paths of OSCAR's metrics API, and the operations by name. Every transport
 * uses the same routes.
 *
 * @param operation the operation to run
 * @param service the service in the path, or null
 * @param style how parameters are passed
 */
public record Route(Operation operation, @Nullable String service, Style style) {
  private static final String METRICS = "/system/metrics";
  private static final String OF_SERVICE = METRICS + "/";
  private static final String SERVICE = "{service}";
  private static final List<Route> ALL =
      Arrays.stream(Style.values())
          .flatMap(
              style ->
                  Stream.of(Operation.values()).map(operation -> new Route(operation, null, style)))
          .toList();

  /** How the parameters of a request are passed. */
  public enum Style {
    /** In the query of a GET, under the names of {@link Parameter}. */
    QUERY("GET", Set.of("GET", "HEAD", "OPTIONS")),
    /** In the JSON body of a POST. */
    BODY("POST", Set.of("POST", "OPTIONS"));

    private final String method;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> methods;

    Style(String method, Set<String> methods) {
      this.method = method;
      this.methods = methods;
    }

    /** The HTTP method. */
    public String method() {
      return method;
    }

    /** The allowed HTTP methods. */
    public Set<String> methods() {
      return methods;
    }
  }

  /** All routes, in the order of the operations. */
  public static List<Route> all() {
    return ALL;
  }

  /** The path, with the placeholder {@code {service}}. */
  public String path() {
    return switch (style) {
      case QUERY -> operation.oscarPath();
      case BODY -> "/" + operation.key();
    };
  }

  /**
   * The route of a path. As in OSCAR, a service named like one of the fixed paths cannot be
   * addressed.
   *
   * @param path the path as sent: not decoded, without a query
   */
  public static Optional<Route> of(String path) {
    String plain = withoutSlash(path);
    return ALL.stream()
        .filter(route -> route.path().equals(plain) && !plain.endsWith(SERVICE))
        .findFirst()
        .or(() -> ofService(plain));
  }

  /**
   * Whether a path belongs to OSCAR's metrics API, whose clients expect its exact responses.
   *
   * @param path the path as sent
   */
  public static boolean isOscars(String path) {
    return path.equals(METRICS) || path.startsWith(OF_SERVICE);
  }

  /** OSCAR accepts its paths with a trailing slash, too. */
  private static String withoutSlash(String path) {
    return path.startsWith(OF_SERVICE) && path.endsWith("/")
        ? path.substring(0, path.length() - 1)
        : path;
  }

  private static Optional<Route> ofService(String path) {
    if (!path.startsWith(OF_SERVICE)) {
      return Optional.empty();
    }
    String service = path.substring(OF_SERVICE.length());
    return !service.isEmpty() && service.chars().allMatch(Route::isUnreserved)
        ? Optional.of(new Route(Operation.METRIC, service, Style.QUERY))
        : Optional.empty();
  }

  /** Whether a character is unreserved (RFC 3986, section 2.3). */
  private static boolean isUnreserved(int c) {
    return Ascii.isLetterOrDigit(c) || "._~-".indexOf(c) >= 0;
  }
}
