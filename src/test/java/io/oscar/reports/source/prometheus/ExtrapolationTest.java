package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.FakePrometheus.error;
import static io.oscar.reports.source.prometheus.FakePrometheus.none;
import static io.oscar.reports.source.prometheus.FakePrometheus.row;
import static io.oscar.reports.source.prometheus.FakePrometheus.value;
import static io.oscar.reports.source.prometheus.FakePrometheus.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.UsageReading;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** What {@code increase} leaves out of beginnings is asked for where it does so, and only there. */
class ExtrapolationTest {
  private static final String KNOWN_SERIES = "increase((vector(time()) - 42 > 0)[100s:10s] @ 100)";

  @Test
  void addsOmittedHalfIntervalOfPrometheus3() throws Exception {
    try (var server = serving(value("55.00000000000001"), yolo("360"))) {
      UsageReading reading = measure(server);

      assertThat(reading.usage().of("yolo").cpu()).isEqualTo(2.1);
      assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    }
  }

  @Test
  void sendsNoFurtherQueryWhenWholeIntervalIsCounted() throws Exception {
    try (var server = serving(value("57.99999999999999"), yolo("360"))) {
      UsageReading reading = measure(server);

      assertThat(reading.usage().of("yolo").cpu()).isEqualTo(2);
      assertThat(server.expressions()).noneMatch(query -> query.contains("min_over_time"));
    }
  }

  @Test
  void keepsHoursWhenExtrapolationCannotBeChecked() throws Exception {
    try (var server = serving(error(400, "bad_data", "@ modifier is disabled"), yolo("360"))) {
      UsageReading reading = measure(server);

      assertThat(reading.usage().of("yolo").cpu()).isEqualTo(2);
      assertThat(reading.status().status()).isEqualTo(Completeness.OK);
      assertThat(reading.status().notes())
          .contains("usage before a pod's first scrape was not checked")
          .contains("@ modifier is disabled");
    }
  }

  @Test
  void isPartialWhenOmittedHalfCannotBeRead() throws Exception {
    try (var server = serving(value("55"), error(503, "timeout", "query timed out"))) {
      UsageReading reading = measure(server);

      assertThat(reading.usage().of("yolo").cpu()).isEqualTo(2);
      assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
      assertThat(reading.status().notes())
          .contains("usage before a pod's first scrape is not counted")
          .contains("query timed out");
    }
  }

  private static FakePrometheus serving(MockResponse increaseOfKnownSeries, MockResponse beginnings)
      throws Exception {
    return FakePrometheus.answering(
        query -> {
          if (query.expression().equals(KNOWN_SERIES)) {
            return increaseOfKnownSeries;
          }
          if (query.readsBeginnings()) {
            return beginnings;
          }
          return query.readsCpu() ? yolo("7200") : none();
        });
  }

  private static MockResponse yolo(String seconds) {
    return vector(row("\"reports_service\":\"yolo\",\"reports_form\":\"pod\"", seconds));
  }

  private static UsageReading measure(FakePrometheus server) {
    return Measurements.measure(server, Measurements.BUILT_IN, null, Set.of("yolo"));
  }
}
