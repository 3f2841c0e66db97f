package io.oscar.reports.trigger.job;

import io.oscar.reports.function.Inquiry;
import io.oscar.reports.function.ReportFunctions;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Makes the reports of a job, all for the same moment: two operations on "the last 24 hours" cover
 * the same range, and are made of the same facts.
 */
public final class JobRunner {
  private final Function<List<Inquiry>, ReportFunctions> functions;

  /**
   * @param functions what makes the reports
   */
  public JobRunner(ReportFunctions functions) {
    this(anyInquiries -> functions);
  }

  /**
   * @param functions gives what makes the reports of some inquiries, or throws where they cannot be
   *     made
   */
  public JobRunner(Function<List<Inquiry>, ReportFunctions> functions) {
    this.functions = functions;
  }

  /**
   * A report that is made.
   *
   * @param call what was asked for
   * @param report what came out
   */
  public record Made(Inquiry call, ReportResponse report) {
    /** The form that it is to have. */
    public ReportFormat format() {
      return Objects.requireNonNull(call.request().format());
    }
  }

  /**
   * Makes all reports of a job. The first that cannot be made stops it, so that no job is delivered
   * in part.
   *
   * @param otherwise the form of reports whose request names none; asked for where one does, before
   *     anything is read
   * @throws RuntimeException as the functions do; {@code trigger.Problem} tells what it means
   */
  public List<Made> run(ReportJob job, Supplier<ReportFormat> otherwise) {
    List<Inquiry> inquiries =
        job.calls().stream().map(inquiry -> inquiry.settled(otherwise)).toList();
    List<ReportResponse> reports = functions.apply(inquiries).together(inquiries);
    return IntStream.range(0, reports.size())
        .mapToObj(i -> new Made(inquiries.get(i), reports.get(i)))
        .toList();
  }
}
