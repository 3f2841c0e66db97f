package io.oscar.reports.trigger.job;

import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Creates the reports of a job, all as of the same instant: two operations on "the last 24 hours"
 * cover the same range and use the same facts.
 */
public final class JobRunner {
  private final Function<List<OperationRequest>, ReportFunctions> functions;

  /**
   * @param functions creates the reports
   */
  public JobRunner(ReportFunctions functions) {
    this(anyInquiries -> functions);
  }

  /**
   * @param functions returns the functions for some queries, or throws if they cannot be run
   */
  public JobRunner(Function<List<OperationRequest>, ReportFunctions> functions) {
    this.functions = functions;
  }

  /**
   * A finished report.
   *
   * @param call the query
   * @param report the report
   */
  public record FinishedReport(OperationRequest call, ReportResponse report) {
    /** The requested format. */
    public ReportFormat format() {
      return Objects.requireNonNull(call.request().format());
    }
  }

  /**
   * Creates all reports of a job. The first failure stops it, so that no job is delivered
   * partially.
   *
   * @param otherwise the default format; called only if needed, before anything is read
   * @throws RuntimeException as thrown by the functions; {@code trigger.Problem} maps it
   */
  public List<FinishedReport> run(ReportJob job, Supplier<ReportFormat> otherwise) {
    List<OperationRequest> operationRequests =
        job.calls().stream()
            .map(operationRequest -> operationRequest.withFormat(otherwise))
            .toList();
    List<ReportResponse> reports = functions.apply(operationRequests).together(operationRequests);
    return IntStream.range(0, reports.size())
        .mapToObj(i -> new FinishedReport(operationRequests.get(i), reports.get(i)))
        .toList();
  }
}
