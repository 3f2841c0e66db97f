package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.trigger.FakeCluster;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description that the server gives of its API is true of its answers. */
class OpenApiTest {
  @AutoClose
  private static final ServerUnderTest SERVER = ServerUnderTest.of(FakeCluster.complete());

  private JsonNode document;

  @BeforeEach
  void read() throws Exception {
    HttpResponse<String> answer = SERVER.get("/openapi.json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    document = JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void listsEveryPath() {
    assertThat(document.get("openapi").stringValue()).isEqualTo("3.1.0");
    assertThat(document.get("paths").propertyNames())
        .containsExactly(
            "/system/metrics",
            "/system/metrics/{service}",
            "/system/metrics/breakdown",
            "/system/metrics/timeline",
            "/summary",
            "/metric",
            "/breakdown",
            "/timeline");
  }

  @Test
  void namesParametersOfCall() {
    JsonNode parameters = document.at("/paths/~1system~1metrics~1{service}/get/parameters");

    assertThat(parameters.valueStream().map(each -> each.get("name").stringValue()))
        .containsExactly("start", "end", "period", "tz", "service", "metric", "format", "strict");
    JsonNode service = parameters.get(4);
    assertThat(service.get("in").stringValue()).isEqualTo("path");
    assertThat(service.get("required").booleanValue()).isTrue();
    assertThat(parameters.get(6).at("/schema/enum").toString())
        .isEqualTo("[\"json\",\"csv\",\"table\"]");
    assertThat(document.at("/paths/~1breakdown/post/requestBody").toString())
        .contains("\"required\":[\"group_by\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /summary                  | {}
          /metric                   | {"service": "cowsay"}
          /metric                   | {"metric": "cpu-hours"}
          /metric                   | {"metric": "requests-per-user"}
          /metric                   | {"metric": "countries-list"}
          /breakdown                | {"group_by": "service", "include_users": true}
          /breakdown                | {"group_by": "user"}
          /breakdown                | {"group_by": "country"}
          /system/metrics           |
          /system/metrics/cowsay    |
          /system/metrics/breakdown | group_by=service
          /system/metrics/breakdown | group_by=user
          """)
  void schemasMatchResponses(String path, String request) throws Exception {
    boolean isGet = path.startsWith("/system");
    String query = request == null ? "" : "?" + request;
    var answer = isGet ? SERVER.get(path + query) : SERVER.send(SERVER.request(path, request));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

    JsonNode body = JsonMapper.shared().readTree(answer.body());
    String named = path.replace("/cowsay", "/{service}").replace("/", "~1");
    JsonNode schema =
        document.at(
            "/paths/%s/%s/responses/200/content/application~1json/schema"
                .formatted(named, isGet ? "get" : "post"));
    assertThat(mismatch(body, schema, "")).isEmpty();
  }

  /** Where a value is not as a schema has it, or has a field that the schema does not know. */
  private static String mismatch(JsonNode value, JsonNode schema, String where) {
    if (schema.has("anyOf")) {
      boolean fitsAny =
          schema.get("anyOf").valueStream().anyMatch(any -> mismatch(value, any, "").isEmpty());
      return fitsAny ? "" : where + " is none of the kinds";
    }
    return switch (schema.get("type").stringValue()) {
      case "object" -> mismatchOfObject(value, schema, where);
      case "array" ->
          value.isArray()
              ? value
                  .valueStream()
                  .map(item -> mismatch(item, schema.get("items"), where + "[]"))
                  .filter(wrong -> !wrong.isEmpty())
                  .findFirst()
                  .orElse("")
              : where + " is no list";
      case "string" ->
          value.isString() && isOneOf(value, schema.get("enum")) ? "" : where + " is no such text";
      case "integer" -> value.isIntegralNumber() ? "" : where + " is no whole number";
      case "number" -> value.isNumber() ? "" : where + " is no number";
      default -> where + " is of an unknown type";
    };
  }

  private static boolean isOneOf(JsonNode value, JsonNode names) {
    return names == null || names.valueStream().anyMatch(value::equals);
  }

  private static String mismatchOfObject(JsonNode value, JsonNode schema, String where) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.stringValue())) {
        return where + "." + required.stringValue() + " is missing";
      }
    }
    for (String name : value.propertyNames()) {
      JsonNode property = schema.get("properties").get(name);
      String wrong =
          property == null
              ? where + "." + name + " is unknown"
              : mismatch(value.get(name), property, where + "." + name);
      if (!wrong.isEmpty()) {
        return wrong;
      }
    }
    return "";
  }
}
