package io.oscar.reports.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.UsageReading;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that answers with success but without the data did not say that nothing was used. */
class AnswersWithoutPartsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"success\"}",
        "{\"status\":\"success\",\"data\":{}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\"}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":null}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{}}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[1,\"2\"]}]}}"
      })
  void isMissingWhenResponseLacksData(String answer) throws Exception {
    try (var server =
        FakePrometheus.serving(
            query -> new MockResponse.Builder().code(200).body(answer).build())) {
      UsageReading reading = Measurements.total(server);

      assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    }
  }
}
