package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.FakePrometheus.error;
import static io.oscar.reports.source.prometheus.FakePrometheus.none;
import static io.oscar.reports.source.prometheus.FakePrometheus.value;
import static io.oscar.reports.source.prometheus.Measurements.total;
import static io.oscar.reports.source.prometheus.Measurements.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.UsageReading;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** A range that Prometheus refuses as too many samples is read by days. */
class DailyFallbackTest {
  private static final MockResponse TOO_MANY_SAMPLES =
      error(422, "execution", "query processing would load too many samples into memory");

  @Test
  void sumsDaysWhenRangeIsTooLarge() throws Exception {
    UsageReading reading =
        total(
            q ->
                !q.readsCpu()
                    ? none()
                    : q.expression().contains("[172800001ms]") ? TOO_MANY_SAMPLES : value("3600"));

    assertThat(reading.usage()).isEqualTo(usage(2, 0));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).contains("read in 2 parts, cut at midnight");
  }

  @Test
  void namesDaysThatCannotBeRead() throws Exception {
    UsageReading reading =
        total(
            q ->
                !q.readsCpu()
                    ? none()
                    : q.time().equals("1773187199.999") ? value("3600") : TOO_MANY_SAMPLES);

    assertThat(reading.usage()).isEqualTo(usage(1, 0));
    assertThat(reading.status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(reading.status().notes())
        .contains("not read: 2026-03-11T00:00:00Z--2026-03-12T00:00:00Z");
  }

  @Test
  void isMissingWhenNoDayCanBeRead() throws Exception {
    UsageReading reading = total(q -> TOO_MANY_SAMPLES);

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes()).contains("too many samples");
  }

  @Test
  void stopsAfterFirstDayThatTimesOut() throws Exception {
    UsageReading reading =
        total(
            q ->
                !q.readsCpu()
                    ? none()
                    : q.expression().contains("[172800001ms]")
                        ? TOO_MANY_SAMPLES
                        : error(504, "timeout", "gateway"));

    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes()).contains("HTTP 504");
  }
}
