package io.oscar.reports.trigger.oscar;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.Target;
import io.oscar.reports.function.Operation;
import io.oscar.reports.trigger.AcceptedFormat;
import io.oscar.reports.trigger.ForeignPages;
import io.oscar.reports.trigger.Problem;
import io.oscar.reports.trigger.job.JobDelivery;
import io.oscar.reports.trigger.job.JobFields;
import io.oscar.reports.trigger.job.JobRunner.Made;
import io.oscar.reports.trigger.job.RemoteJobs;
import io.oscar.reports.trigger.job.RemoteJobs.Outcome;
import io.oscar.reports.trigger.job.ReportJob;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers the calls of an OSCAR service with files: one for each report, named like the report;
 * {@value #RECEIPT} where they are written elsewhere; or one that says what went wrong.
 */
public final class OscarService {
  static final String RECEIPT = "receipt.json";

  private static final ForeignPages FOREIGN_PAGES = new ForeignPages(List.of());

  private final Supplier<RemoteJobs> jobs;
  private final Supplier<Delivery> delivery;
  private final Consumer<Made> observer;

  /**
   * @param jobs what does the jobs; asked for when a call makes sense, and throws {@link
   *     WrongSetting} where it cannot be had
   * @param delivery what writes files; as lazy
   * @param observer is told of every report that becomes a file
   */
  public OscarService(
      Supplier<RemoteJobs> jobs, Supplier<Delivery> delivery, Consumer<Made> observer) {
    this.jobs = jobs;
    this.delivery = delivery;
    this.observer = observer;
  }

  /**
   * Answers a call.
   *
   * @return whether it was answered with what was asked for, and not with an error
   * @throws java.io.UncheckedIOException if not even an error can be written
   */
  public boolean answer(Invocation call) {
    var folder = new ResultFolder(call.results());
    try {
      ReportJob job = job(call);
      switch (jobs.get().run(job, AcceptedFormat.of(job, call.accepts()))) {
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

  private void write(List<Made> reports, Invocation call) {
    new JobDelivery(delivery.get()).deliver(reports, new Target.Folder(call.results()));
    reports.forEach(observer);
  }

  private static Problem problem(Throwable thrown) {
    return thrown instanceof WrongSetting wrong
        ? new Problem(500, String.valueOf(wrong.getMessage()))
        : Problem.of(thrown);
  }
}
