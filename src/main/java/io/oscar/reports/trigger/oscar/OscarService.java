package io.oscar.reports.trigger.oscar;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.Target;
import io.oscar.reports.engine.Operation;
import io.oscar.reports.trigger.ContentNegotiation;
import io.oscar.reports.trigger.CrossOriginProtection;
import io.oscar.reports.trigger.Problem;
import io.oscar.reports.trigger.job.JobDelivery;
import io.oscar.reports.trigger.job.JobFields;
import io.oscar.reports.trigger.job.JobRunner.FinishedReport;
import io.oscar.reports.trigger.job.RemoteJobs;
import io.oscar.reports.trigger.job.RemoteJobs.Outcome;
import io.oscar.reports.trigger.job.ReportJob;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers calls of an OSCAR service with files: one per report, {@value #RECEIPT} if they are
 * written to an output, or an error document.
 */
public final class OscarService {
  static final String RECEIPT = "receipt.json";

  private static final CrossOriginProtection FOREIGN_PAGES = new CrossOriginProtection(List.of());

  private final Supplier<RemoteJobs> jobs;
  private final Supplier<Delivery> delivery;
  private final Consumer<FinishedReport> observer;

  /**
   * @param jobs runs the jobs; created for valid calls only, and throws {@link
   *     ServiceMisconfigured} if that fails
   * @param delivery writes files; created lazily, too
   * @param observer called for every report written to a file
   */
  public OscarService(
      Supplier<RemoteJobs> jobs, Supplier<Delivery> delivery, Consumer<FinishedReport> observer) {
    this.jobs = jobs;
    this.delivery = delivery;
    this.observer = observer;
  }

  /**
   * Answers a call.
   *
   * @return whether it succeeded
   * @throws java.io.UncheckedIOException if even the error cannot be written
   */
  public boolean answer(Invocation call) {
    var folder = new ResultFolder(call.results());
    try {
      ReportJob job = job(call);
      switch (jobs.get().run(job, ContentNegotiation.of(job, call.accepts()))) {
        case Outcome.Reports(var reports) -> write(reports, call);
        case Outcome.Written(var receipt) -> folder.replaceBy(RECEIPT, receipt);
      }
      return true;
    } catch (Throwable thrown) {
      folder.replaceBy(call.errorFile(), ErrorDocument.of(problem(thrown)));
      return false;
    }
  }

  private static ReportJob job(Invocation call) {
    JobFields fields = CallBody.read(call.input());
    Operation named = CallAddress.addTo(fields, call);
    FOREIGN_PAGES.refuse(fields, call.page()::get);
    return fields.toJob(named, call.caller());
  }

  private void write(List<FinishedReport> reports, Invocation call) {
    new JobDelivery(delivery.get()).deliver(reports, new Target.Folder(call.results()));
    reports.forEach(observer);
  }

  private static Problem problem(Throwable thrown) {
    return thrown instanceof ServiceMisconfigured wrong
        ? new Problem(500, String.valueOf(wrong.getMessage()))
        : Problem.of(thrown);
  }
}
