package io.oscar.reports.trigger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectsInMemory;
import io.oscar.reports.delivery.Target;
import io.oscar.reports.engine.IncompleteReport;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.FakeCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs from their text to the files and objects that they leave. */
class JobTest {
  private final ObjectsInMemory store = new ObjectsInMemory();
  private final JobDelivery delivery = new JobDelivery(new Delivery(store));

  @Test
  void namesObjectsAfterOperationAndRange() {
    Receipt receipt =
        deliver(
            """
            {"period": "2026-10", "operations":
              ["breakdown-by-user", {"operation": "metric", "metric": "services-count"}, "summary"]}
            """,
            Target.of("s3://reports/out/"));

    assertThat(receipt.objects())
        .extracting(Receipt.Written::object)
        .containsExactly(
            "s3://reports/out/breakdown-by-user-20261001T000000Z--20261031T235959Z.csv",
            "s3://reports/out/metric-services-count-20261001T000000Z--20261031T235959Z.csv",
            "s3://reports/out/summary-20261001T000000Z--20261031T235959Z.csv");
    assertThat(store.objects().keySet())
        .containsExactlyInAnyOrderElementsOf(
            receipt.objects().stream().map(Receipt.Written::object).toList());
    assertThat(store.objects().values().iterator().next())
        .startsWith(
            "text/csv;charset=UTF-8|breakdown-by-user-20261001T000000Z--20261031T235959Z.csv|key,membership,executions_count,countries,start,end,complete,incomplete_sources\r\n");
  }

  @Test
  void namesFilesInFolderAlike(@TempDir Path folder) {
    deliver("{\"operation\": \"metric\", \"service\": \"cowsay\"}", new Target.Folder(folder));

    assertThat(folder.resolve("metric-of-cowsay-20261031T000000Z--20261101T000000Z.csv")).exists();
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void rejectsTwoReportsForOneFile(@TempDir Path folder) {
    String twice = "{\"operations\": [\"summary\", \"summary\"]}";

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> deliver(twice, new Target.Folder(folder)))
        .withMessage(
            "operations: two of the reports would be written to"
                + " summary-20261031T000000Z--20261101T000000Z.csv");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> deliver(twice, new Target.File(folder.resolve("a.csv"))))
        .withMessage("operations: two of the reports would be written to one file or object");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void listsReportsWrittenBeforeFailure(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("summary-20261031T000000Z--20261101T000000Z.csv"));

    assertThatExceptionOfType(DeliveryFailure.class)
        .isThrownBy(
            () ->
                deliver(
                    "{\"operations\": [\"breakdown-by-user\", \"summary\"]}",
                    new Target.Folder(folder)))
        .withMessage(
            "cannot write to %1$s/summary-20261031T000000Z--20261101T000000Z.csv: is a directory"
                + " (written before:"
                + " %1$s/breakdown-by-user-20261031T000000Z--20261101T000000Z.csv)",
            folder);
  }

  @Test
  void failsWholeJobWhenStrictAndIncomplete() {
    ReportFunctions gap = FakeCluster.incomplete();
    ReportJob job = job("{\"operations\": [\"summary\", \"breakdown-by-user\"], \"strict\": true}");

    assertThatExceptionOfType(IncompleteReport.class)
        .isThrownBy(() -> new JobRunner(gap).run(job, () -> ReportFormat.CSV));
  }

  private Receipt deliver(String body, Target target) {
    var runner = new JobRunner(FakeCluster.complete());
    return delivery.deliver(runner.run(job(body), () -> ReportFormat.CSV), target);
  }

  private static ReportJob job(String body) {
    return JobBody.read(body.getBytes(StandardCharsets.UTF_8)).toJob(null, Caller.UNATTENDED);
  }
}
