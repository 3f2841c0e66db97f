package io.oscar.reports.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.delivery.ReportWriter;
import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.request.RequestFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All ten metrics answer; OSCAR itself refuses four of them. */
class MetricKeysTest {

  @ParameterizedTest
  @CsvSource({
    "services-count, 1",
    "cpu-hours, 12.5",
    "gpu-hours, 0",
    "requests-sync-per-service, 17",
    "requests-async-per-service, 3",
    "requests-exposed-per-service, 7",
    "requests-per-user, 7.5",
    "users-per-service, 2",
    "countries-count, 2",
    "countries-list, 2"
  })
  void returnsEveryMetricOfCatalogue(String metric, String value) {
    var fields = new RequestFields();
    fields.set(Parameter.METRIC, metric);
    var report =
        FakeCluster.complete().of(Operation.METRIC).apply(fields.toRequest(Caller.UNATTENDED));

    assertThat(ReportWriter.text(report, ReportFormat.JSON))
        .contains("\"metric\":\"" + metric + "\"", "\"value\":" + value + ",");
  }
}
