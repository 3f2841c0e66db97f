package io.oscar.reports.trigger;

import io.oscar.reports.render.ReportJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The index of the API at the root path; it contains no data of the cluster. */
public final class ApiIndex {
  /** The path of the index. */
  public static final String PATH = "/";

  /** The HTTP methods of the index. */
  public static final Set<String> METHODS = Route.Style.QUERY.methods();

  private static final List<Call> OF_REPORTS = Route.all().stream().map(ApiIndex::call).toList();

  private static final String PARAMETERS =
      "All accept start and end, or period (24h, 2026-10, Q3, last-month, ...), and"
          + " format=json|csv|table; see "
          + OpenApi.PATH
          + " for all parameters.";

  private final List<Call> calls;

  /**
   * @param others further calls of this server
   */
  public ApiIndex(Call... others) {
    this.calls = Stream.concat(OF_REPORTS.stream(), Stream.of(others)).toList();
  }

  /**
   * A call of the API.
   *
   * @param answer what it returns
   */
  public record Call(String method, String path, String answer) {}

  /**
   * The rendered index.
   *
   * @param mediaType its content type
   */
  public record Page(String mediaType, String body) {}

  private static Call call(Route route) {
    String body = route.style() == Route.Style.BODY ? " Takes a JSON body." : "";
    return new Call(route.style().method(), route.path(), route.operation().title() + body);
  }

  /** The calls, in order. */
  List<Call> calls() {
    return calls;
  }

  /**
   * The index as text, or as JSON for clients that accept it explicitly.
   *
   * @param accept the header {@code Accept}, or null
   */
  public Page page(@Nullable String accept) {
    return wantsJson(accept)
        ? new Page("application/json", json())
        : new Page("text/plain;charset=UTF-8", text());
  }

  private static boolean wantsJson(@Nullable String accept) {
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .filter(type -> type.getQualityValue() > 0)
          .anyMatch(MediaType.APPLICATION_JSON::equalsTypeAndSubtype);
    } catch (InvalidMediaTypeException nonsense) {
      return false;
    }
  }

  private String json() {
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("name", "OSCAR Reports");
    index.put("calls", calls);
    index.put("parameters", PARAMETERS);
    return ReportJson.mapper().writeValueAsString(index);
  }

  private String text() {
    return calls.stream()
        .map(call -> "  %-4s %-28s %s\n".formatted(call.method(), call.path(), call.answer()))
        .collect(Collectors.joining("", "OSCAR Reports\n\n", "\n" + PARAMETERS + "\n"));
  }
}
