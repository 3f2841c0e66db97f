package io.oscar.reports.trigger.job;

import io.oscar.reports.delivery.CallerParts;
import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.Target;
import io.oscar.reports.function.ReportFunctions;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.job.JobRunner.Made;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does the jobs of callers from elsewhere, who may have reports written in their own part of one
 * configured prefix and nowhere else.
 */
public final class RemoteJobs {
  private final JobRunner runner;
  private final JobDelivery delivery;
  private final @Nullable CallerParts allowed;

  /**
   * @param runner what makes the reports
   * @param delivery what writes them
   * @param allowed where callers may have them written, or null for nowhere
   */
  public RemoteJobs(JobRunner runner, JobDelivery delivery, @Nullable CallerParts allowed) {
    this.runner = runner;
    this.delivery = delivery;
    this.allowed = allowed;
  }

  /** What a job came to. */
  public sealed interface Outcome {

    /**
     * The reports are the answer.
     *
     * @param reports at least one, in the order of the job
     */
    record Reports(List<Made> reports) implements Outcome {}

    /**
     * The reports are written; the receipt is the answer.
     *
     * @param receipt which report is where
     */
    record Written(Receipt receipt) implements Outcome {}
  }

  /** Where callers may have nothing written. */
  public static RemoteJobs withoutOutput(ReportFunctions functions) {
    var nowhere = new JobDelivery(new Delivery(RemoteJobs::refuse));
    return new RemoteJobs(new JobRunner(functions), nowhere, null);
  }

  private static void refuse(ObjectAddress address, Path content, String type, String fileName) {
    throw new IllegalStateException("nobody may have anything written");
  }

  /**
   * Does a job.
   *
   * @param otherwise the form of reports whose request names none, nor does the output's extension
   * @throws AccessDenied if the reports are to be written where callers may not write; none is made
   * @throws DeliveryFailure if a report cannot be written
   * @throws RuntimeException as the functions do; {@code trigger.Problem} tells what it means
   */
  public Outcome run(ReportJob job, ReportFormat otherwise) {
    ObjectAddress output = job.output();
    if (output == null) {
      return new Outcome.Reports(runner.run(job, () -> otherwise));
    }
    var target = new Target.Objects(place(output, job.caller()));
    // Only of a caller whom the manager accepts, which it is asked now, is the part their own.
    List<Made> reports = runner.run(job, () -> ofFile(output, otherwise));
    return new Outcome.Written(delivery.deliver(reports, target));
  }

  private static ReportFormat ofFile(ObjectAddress output, ReportFormat otherwise) {
    return output.isPrefix()
        ? otherwise
        : ReportFormat.ofFile(JobFields.OUTPUT, output.key()).orElse(otherwise);
  }

  private ObjectAddress place(ObjectAddress output, Caller caller) {
    if (allowed == null) {
      throw new AccessDenied(403, "output: callers may not have reports written (S3_OUTPUT)");
    }
    if (!allowed.prefix().contains(output)) {
      throw new AccessDenied(403, "output: is not below " + allowed.prefix());
    }
    if (!allowed.allows(output, caller)) {
      throw new AccessDenied(403, "output: is in the part of another caller");
    }
    try {
      return allowed.place(output, caller);
    } catch (IllegalArgumentException tooLong) {
      throw new InvalidRequest("output", String.valueOf(tooLong.getMessage()));
    }
  }
}
