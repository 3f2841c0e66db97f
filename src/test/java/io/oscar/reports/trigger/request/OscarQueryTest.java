package io.oscar.reports.trigger.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OscarQueryTest {

  @Test
  void decodesParameters() {
    ReportRequest request = read("start=2026-10-01T02%3A00%3A00%2B02:00&unknown=%7C&&end=&strict");

    assertThat(request.query().start()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
    assertThat(request.query().end()).isNull();
    assertThat(request.strict()).isFalse();
  }

  @Test
  void acceptsMissingQuery() {
    assertThat(OscarQuery.read(null).fields().toRequest(Caller.UNATTENDED)).isEqualTo(read(""));
  }

  @ParameterizedTest
  @CsvSource({
    "period=7d&period=8d, period: is given more than once",
    "period=%zz, query: is not valid percent-encoding"
  })
  void namesInvalidParameters(String query, String message) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> read(query))
        .withMessage(message);
  }

  private static ReportRequest read(String query) {
    return OscarQuery.read(query).fields().toRequest(Caller.UNATTENDED);
  }
}
