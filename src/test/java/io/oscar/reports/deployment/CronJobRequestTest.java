package io.oscar.reports.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportPeriod;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.trigger.job.JobBody;
import io.oscar.reports.trigger.job.ReportJob;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CronJobRequestTest {

  @Test
  void requestsSummaryAndBreakdownsIntoBucketFromImage() {
    var request = Manifest.of("cronjob-reports.yaml", "ConfigMap").resource();

    ReportJob job = job(request.at("/data/request.json").asString());

    assertThatReportsOfAMonth(job);
    assertThat(job.output()).isEqualTo(new ObjectAddress("oscar-reports", "monthly/"));
  }

  @Test
  void requestsSameReportsFromServiceWithoutOutput() {
    var cronJob = Manifest.of("cronjob-job.yaml", "CronJob");

    ReportJob job = job(cronJob.variables().getOrDefault("REQUEST", ""));

    assertThatReportsOfAMonth(job);
    assertThat(job.output()).isNull();
  }

  @Test
  void readsRequestFromMountedConfigMap() {
    var cronJob = Manifest.of("cronjob-reports.yaml", "CronJob");

    assertThat(cronJob.container().path("args"))
        .extracting(word -> word.asString())
        .containsExactly("run", "--input", "/config/request.json");
    assertThat(cronJob.container().at("/volumeMounts/0/mountPath").asString()).isEqualTo("/config");
  }

  private static void assertThatReportsOfAMonth(ReportJob job) {
    assertThat(job.calls())
        .extracting(call -> call.operation().key())
        .containsExactly("summary", "breakdown", "breakdown", "breakdown");
    assertThat(job.calls())
        .extracting(OperationRequest::request)
        .extracting(request -> request.query().groupBy())
        .containsExactly(null, GroupBy.SERVICE, GroupBy.USER, GroupBy.COUNTRY);
    assertThat(job.calls())
        .extracting(OperationRequest::request)
        .extracting(ReportRequest::format)
        .containsOnly(ReportFormat.CSV);
    assertThat(job.calls())
        .extracting(OperationRequest::request)
        .extracting(request -> request.query().period())
        .containsOnly(new ReportPeriod("last-month"));
  }

  private static ReportJob job(String json) {
    return JobBody.read(json.getBytes(StandardCharsets.UTF_8)).toJob(null, new Caller.Unattended());
  }
}
