package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.trigger.FakeCluster;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The root tells which calls there are. */
class IndexTest {
  @AutoClose
  private static final ServerUnderTest SERVER = ServerUnderTest.of(FakeCluster.complete());

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "nonsense", ","})
  void returnsTextByDefault(String accept) throws Exception {
    var answer = get(accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(answer.body())
        .startsWith("OSCAR Reports\n\n  GET  /system/metrics              The totals")
        .contains("  GET  /system/metrics/{service}    One metric")
        .contains("  POST /breakdown")
        .hasLineCount(15);
  }

  @Test
  void returnsJsonOnRequest() throws Exception {
    var answer = get("application/json");

    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    JsonNode calls = JsonMapper.shared().readTree(answer.body()).get("calls");
    assertThat(calls.valueStream().map(call -> call.get("path").stringValue()))
        .contains("/system/metrics", "/system/metrics/breakdown", "/summary");
  }

  private static HttpResponse<String> get(String accept) throws Exception {
    return SERVER.send(SERVER.request("/").header("Accept", accept));
  }
}
