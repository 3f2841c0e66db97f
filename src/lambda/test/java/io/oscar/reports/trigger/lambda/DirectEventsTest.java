package io.oscar.reports.trigger.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DirectEventsTest {
  private static Handler handler;

  @BeforeAll
  static void start() throws IOException {
    handler = Handler.start();
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "scheduled"})
  void returnsReportForDirectAndScheduledInvocations(String event) throws IOException {
    assertThat(handler.handle(event))
        .startsWith(
            "{\"start\":\"2026-10-01T00:00:00Z\",\"end\":\"2026-10-31T23:59:59.999999999Z\","
                + "\"group_by\":\"country\",\"items\":[{\"key\":\"unknown\",\"executions_count\":5391,");
  }

  @Test
  void wrapsCsvInJson() throws IOException {
    JsonNode answer = handler.json("direct-csv");

    assertThat(answer.path("file").asString())
        .isEqualTo("breakdown-by-country-20261001T000000Z--20261031T235959Z.csv");
    assertThat(answer.path("media_type").asString()).isEqualTo("text/csv;charset=UTF-8");
    assertThat(answer.path("body").asString())
        .isEqualTo(
            """
            key,membership,executions_count,unique_users_count,countries,start,end,complete,incomplete_sources\r
            unknown,,5391,17,,2026-10-01T00:00:00Z,2026-10-31T23:59:59.999999999Z,false,country-attribution=missing\r
            """);
  }

  @Test
  void returnsListForSeveralReports() throws IOException {
    JsonNode reports = handler.json("direct-several").path("reports");

    assertThat(reports.size()).isEqualTo(2);
    assertThat(reports.path(0).path("totals").path("requests_count_total").asInt())
        .isEqualTo(5_391);
    assertThat(reports.path(1).path("group_by").asString()).isEqualTo("country");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "direct-wrong-metric~400 metric: 'nope' is not one of cpu-hours",
        "direct-malformed~400 body: is not valid JSON (line 2, column 1)",
        "direct-output-refused~403 output: is not below s3://reports/out/",
        "rest-api~unsupported payload format"
      })
  void failsInvocationOnError(String event, String message) {
    assertThatThrownBy(() -> handler.handle(event))
        .isInstanceOf(InvocationFailure.class)
        .hasMessageStartingWith(message)
        .hasNoCause();
  }
}
