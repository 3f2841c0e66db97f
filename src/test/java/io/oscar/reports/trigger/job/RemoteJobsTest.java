package io.oscar.reports.trigger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.delivery.CallerPrefixes;
import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectsInMemory;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.FakeCluster;
import io.oscar.reports.trigger.job.RemoteJobs.Outcome;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteJobsTest {
  private static final CallerPrefixes ALLOWED =
      new CallerPrefixes(ObjectAddress.of("s3://reports/out/"), true);

  private final ObjectsInMemory store = new ObjectsInMemory();

  @Test
  void returnsReportWithoutOutput() {
    assertThat(run("{}", null)).isInstanceOf(Outcome.Reports.class);
    assertThat(store.objects()).isEmpty();
  }

  @Test
  void writesReportsBelowPrefixOfCaller() {
    assertThat(run("{\"output\": \"s3://reports/out/2026/\"}", ALLOWED))
        .isInstanceOf(Outcome.Written.class);
    assertThat(store.objects())
        .containsOnlyKeys(
            "s3://reports/out/callers/%s/2026/summary-20261031T000000Z--20261101T000000Z.json"
                .formatted("ad22a70103395fe4e9ff1248f3a3ebed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://reports/", "s3://reports/outside/", "s3://other/out/"})
  void rejectsOutputOutsidePrefix(String output) {
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> run("{\"output\": \"" + output + "\"}", ALLOWED))
        .withMessage("output: is not below s3://reports/out/");
    assertThat(store.objects()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://reports/out/../admin.csv",
        "s3://reports/out/%2e%2e/admin.csv",
        "s3://reports/out/..%2Fadmin.csv",
        "s3://reports/out/a%252F..%252Fadmin.csv",
        "s3://reports/out/a//../../admin.csv",
        "s3://reports/out//admin.csv",
        "s3://reports/out/a\\\\..\\\\admin.csv"
      })
  void rejectsPathTraversalInOutput(String output) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> run("{\"output\": \"" + output + "\"}", ALLOWED))
        .withMessageStartingWith("output: the key contains ");
    assertThat(store.objects()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://reports/out/callers/",
        "s3://reports/out/callers/anyone/",
        "s3://reports/out/callers/unattended/summary.csv",
        "s3://reports/out/callers/00000000000000000000000000000000/"
      })
  void rejectsPrefixOfAnotherCaller(String output) {
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> run("{\"output\": \"" + output + "\"}", ALLOWED))
        .withMessage("output: is below the prefix of another caller");
    assertThat(store.objects()).isEmpty();
  }

  @Test
  void rejectsOverlongOutput() {
    String output = "s3://reports/out/" + "a".repeat(680) + "/";
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> run("{\"output\": \"" + output + "\"}", ALLOWED))
        .withMessage("output: the key is longer than 700 characters");
  }

  @Test
  void rejectsOutputWhenNoneIsConfigured() {
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> run("{\"output\": \"s3://reports/out/\"}", null))
        .withMessage("output: writing reports is disabled for callers (S3_OUTPUT is not set)");
  }

  private Outcome run(String body, @Nullable CallerPrefixes allowed) {
    var runner = new JobRunner(FakeCluster.complete());
    var jobs = new RemoteJobs(runner, new JobDelivery(new Delivery(store)), allowed);
    ReportJob job =
        JobBody.read(body.getBytes(StandardCharsets.UTF_8))
            .toJob(null, new Caller.Remote("Bearer scoped"));
    return jobs.run(job, ReportFormat.JSON);
  }
}
