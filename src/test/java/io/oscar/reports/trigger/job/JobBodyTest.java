package io.oscar.reports.trigger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobBodyTest {

  @Test
  void defaultsToSummaryOfLastDay() {
    ReportJob job = job("", null);

    assertThat(job.calls())
        .extracting(OperationRequest::operation)
        .containsExactly(Operation.SUMMARY);
    assertThat(job.calls().getFirst().request().query().start()).isNull();
    assertThat(job.output()).isNull();
  }

  @Test
  void operationsInheritFieldsUnlessOverridden() {
    ReportJob job =
        job(
            """
            {"operations": ["summary", "breakdown-by-user",
              {"operation": "breakdown", "group_by": "service", "format": "json"}],
             "format": "csv", "service": "cowsay", "output": "s3://reports/out/"}
            """,
            null);

    assertThat(job.output()).isEqualTo(new ObjectAddress("reports", "out/"));
    assertThat(job.calls())
        .extracting(OperationRequest::operation)
        .containsExactly(Operation.SUMMARY, Operation.BREAKDOWN, Operation.BREAKDOWN);
    assertThat(job.calls())
        .extracting(call -> call.request().query().groupBy())
        .containsExactly(null, GroupBy.USER, GroupBy.SERVICE);
    assertThat(job.calls())
        .extracting(call -> call.request().format())
        .containsExactly(ReportFormat.CSV, ReportFormat.CSV, ReportFormat.JSON);
    assertThat(job.calls())
        .extracting(call -> call.request().query().service())
        .containsOnly("cowsay");
  }

  @Test
  void takesOperationFromCall() {
    assertThat(job("{\"metric\": \"cpu-hours\"}", Operation.METRIC).calls().getFirst().operation())
        .isEqualTo(Operation.METRIC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[]~body: is not a JSON object",
        "{\"operation\": \"report\"}~operation: 'report' is not one of summary, metric, breakdown,"
            + " timeline",
        "{\"operation\": 1}~operation: must be a string",
        "{\"operation\": \"summary\", \"operation\": \"metric\"}~operation: is given more than"
            + " once",
        "{\"operation\": \"metric\", \"operations\": [\"summary\"]}~operations: cannot be combined"
            + " with operation",
        "{\"operations\": \"summary\"}~operations: must be a list",
        "{\"operations\": [1]}~operations: is not a JSON object",
        "{\"operations\": [{\"group_by\": \"user\"}]}~operations: contains an entry without an"
            + " operation",
        "{\"operations\": [\"breakdown-by-planet\"]}~group_by: 'planet' is not one of service,"
            + " user, country",
        "{\"group_by\": \"user\"}~operation: is required: one of summary, metric, breakdown,"
            + " timeline",
        "{\"output\": \"http://elsewhere/\"}~output: 'http://elsewhere/' is not an S3 address such"
            + " as s3://bucket/prefix/",
        "{\"output\": \"s3://reports/../x\"}~output: the key contains a segment '..'",
        "{\"colour\": \"red\"}~colour: is not one of start, end, period, tz, service, metric,"
            + " interval, group_by, top, include_users, format, strict, operation, operations,"
            + " output",
        "{} {}~body: unexpected content after the JSON object",
        "{\"operation\":~body: is not valid JSON (line 1, column 14)"
      })
  void namesInvalidFields(String body, String message) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> job(body, null))
        .withMessage(message);
  }

  @Test
  void rejectsMoreThan20Operations() {
    String many = "\"summary\",".repeat(20) + "\"summary\"";

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> job("{\"operations\": [" + many + "]}", null))
        .withMessage("operations: exceed the limit of 20");
  }

  @Test
  void rejectsOperationThatContradictsCall() {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> job("{\"operation\": \"summary\"}", Operation.METRIC))
        .withMessage("operation: conflicts with the call of metric");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> job("{\"operations\": [\"summary\"]}", Operation.METRIC))
        .withMessage("operations: cannot be combined with a call of metric");
  }

  private static ReportJob job(String body, @Nullable Operation implied) {
    return JobBody.read(body.getBytes(StandardCharsets.UTF_8)).toJob(implied, Caller.UNATTENDED);
  }
}
