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

/** Tells whoever comes to the root which calls there are; it holds nothing of the cluster. */
public final class Index {
  /** Where it is. */
  public static final String PATH = "/";

  /** How it is asked for. */
  public static final Set<String> METHODS = Route.Style.QUERY.methods();

  private static final List<Call> OF_REPORTS = Route.all().stream().map(Index::call).toList();

  private static final String PARAMETERS =
      "All take start and end, or period (24h, 2026-10, Q3, last-month, ...), and"
          + " format=json|csv|table; "
          + OpenApi.PATH
          + " has all.";

  private final List<Call> calls;

  /**
   * @param others the calls that there are here besides those that every way in over HTTP has
   */
  public Index(Call... others) {
    this.calls = Stream.concat(OF_REPORTS.stream(), Stream.of(others)).toList();
  }

  /**
   * One call that there is.
   *
   * @param answer what it is answered with
   */
  public record Call(String method, String path, String answer) {}

  /**
   * The index in one form.
   *
   * @param mediaType which form
   */
  public record Page(String mediaType, String body) {}

  private static Call call(Route route) {
    String body = route.style() == Route.Style.BODY ? " Takes a JSON body." : "";
    return new Call(route.style().method(), route.path(), route.operation().title() + body);
  }

  /** The calls, in the order that they are told in. */
  List<Call> calls() {
    return calls;
  }

  /**
   * The index as text, or as JSON for programs that ask for it by its name.
   *
   * @param accept the header {@code Accept}, or null; browsers and curl take what there is
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
