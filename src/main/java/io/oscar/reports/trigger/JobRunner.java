package io.oscar.reports.trigger;

import io.oscar.reports.function.ReportFunctions;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.TimeRange;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Makes the reports of a job, all for the same moment: two operations on "the last 24 hours" cover
 * the same range.
 */
public final class JobRunner {
  private final ReportFunctions functions;
  private final Clock clock;

  /**
   * @param functions what makes the reports
   * @param clock what tells the moment of a job
   */
  public JobRunner(ReportFunctions functions, Clock clock) {
    this.functions = functions;
    this.clock = clock;
  }

  /**
   * A report that is made.
   *
   * @param call what was asked for
   * @param format the form that it is to have
   * @param report what came out
   */
  public record Made(ReportCall call, ReportFormat format, ReportResponse report) {}

  /**
   * Makes all reports of a job. The first that cannot be made stops it, so that no job is delivered
   * in part.
   *
   * @param otherwise the form of reports whose request names none
   * @throws RuntimeException as the functions do; {@link Problem} tells what it means
   */
  public List<Made> run(ReportJob job, ReportFormat otherwise) {
    Clock now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
    return job.calls().stream().map(call -> make(call, otherwise, now)).toList();
  }

  private Made make(ReportCall call, ReportFormat otherwise, Clock now) {
    ReportRequest request = call.request();
    ReportFormat format = request.format() == null ? otherwise : request.format();
    TimeRange range = request.range(now);
    ReportRequest settled = request.in(format).between(range);
    return new Made(call, format, call.operation().function(functions).apply(settled));
  }
}
