package io.oscar.reports.trigger;

import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.engine.Parameter;
import io.oscar.reports.render.OscarJson;
import io.oscar.reports.render.ReportJson;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.trigger.Route.Style;
import io.oscar.reports.trigger.job.JobFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The OpenAPI 3.1 document of the HTTP API, derived from the operations, their parameters and the
 * types of their responses.
 */
public final class OpenApi {
  /** The path of the document. */
  public static final String PATH = "/openapi.json";

  /** The content type of the document. */
  public static final String MEDIA_TYPE = ReportFormat.JSON.mediaType();

  private static final Map<Integer, String> ERRORS =
      new TreeMap<>(
          Map.of(
              400, "Invalid request; the error names the parameter.",
              401, "Missing or invalid credential.",
              403, "The caller may not see the service or write to the output.",
              404, "Unknown service.",
              406, "Format not available.",
              502, "The report could not be written to its output.",
              503, "Too many concurrent reports, or a strict report is incomplete."));

  private OpenApi() {}

  /** The document. */
  public static String json() {
    return ReportJson.mapper().writeValueAsString(document());
  }

  private static Map<String, Object> document() {
    Map<String, Object> paths = new LinkedHashMap<>();
    Route.all().forEach(route -> paths.put(route.path(), Map.of(method(route), call(route))));
    return ordered(
        "openapi",
        "3.1.0",
        "info",
        ordered("title", "OSCAR Reports", "version", version()),
        "paths",
        paths,
        "components",
        Map.of(
            "securitySchemes",
            ordered(
                "basic", ordered("type", "http", "scheme", "basic"),
                "bearer", ordered("type", "http", "scheme", "bearer"))),
        "security",
        List.of(Map.of("basic", List.of()), Map.of("bearer", List.of())));
  }

  private static String version() {
    return Objects.requireNonNullElse(
        OpenApi.class.getPackage().getImplementationVersion(), "development");
  }

  private static String method(Route route) {
    return route.style().method().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> call(Route route) {
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("operationId", method(route) + "-" + route.operation().key());
    call.put("summary", route.operation().title());
    if (route.style() == Style.BODY) {
      call.put("requestBody", ordered("content", json(body(route))));
    } else {
      call.put(
          "parameters",
          route.operation().parameters().stream().map(it -> given(route, it)).toList());
    }
    call.put("responses", responses(route));
    return call;
  }

  private static Map<String, Object> given(Route route, Parameter parameter) {
    boolean isInPath = route.path().contains("{" + parameter.key() + "}");
    return ordered(
        "name",
        parameter.key(),
        "in",
        isInPath ? "path" : "query",
        "required",
        isInPath || route.operation().requires(parameter),
        "description",
        parameter.help(),
        "schema",
        schema(parameter));
  }

  private static Map<String, Object> body(Route route) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Parameter parameter : route.operation().parameters()) {
      Map<String, Object> schema = schema(parameter);
      schema.put("description", parameter.help());
      properties.put(parameter.key(), schema);
      if (route.operation().requires(parameter)) {
        required.add(parameter.key());
      }
    }
    properties.put(
        JobFields.OUTPUT,
        ordered(
            "type",
            "string",
            "pattern",
            "^" + ObjectAddress.SCHEME,
            "description",
            "Write the report to this address; the response is a receipt."));
    return ordered("type", "object", "properties", properties, "required", required);
  }

  private static Map<String, Object> schema(Parameter parameter) {
    return switch (parameter.type()) {
      case TEXT -> ordered("type", "string", "maxLength", parameter.longest());
      case CHOICE -> ordered("type", "string", "enum", parameter.choices());
      case NUMBER -> ordered("type", "integer", "minimum", 1);
      case FLAG -> ordered("type", "boolean");
    };
  }

  private static Map<String, Object> responses(Route route) {
    Function<Class<? extends ReportResponse>, Map<String, Object>> schema =
        route.style() == Style.BODY ? ReportJson::schema : OscarJson::schema;
    List<Map<String, Object>> answers = route.operation().answers().stream().map(schema).toList();
    Map<String, Object> content =
        json(answers.size() == 1 ? answers.getFirst() : Map.of("anyOf", answers));
    Map<String, Object> text = Map.of("schema", Map.of("type", "string"));
    content.put(ReportFormat.CSV.mediaType(), text);
    content.put(ReportFormat.TABLE.mediaType(), text);
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("200", ordered("description", "The report.", "content", content));
    ERRORS.forEach(
        (status, description) ->
            responses.put(
                status.toString(),
                ordered("description", description, "content", error(route.style()))));
    return responses;
  }

  private static Map<String, Object> error(Style style) {
    return style == Style.BODY
        ? json(ordered("type", "object", "properties", Map.of("error", Map.of("type", "string"))))
        : ordered("text/plain;charset=UTF-8", Map.of("schema", Map.of("type", "string")));
  }

  private static Map<String, Object> json(Map<String, Object> schema) {
    return ordered(ReportFormat.JSON.mediaType(), Map.of("schema", schema));
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
