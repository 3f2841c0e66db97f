package io.oscar.reports.trigger.job;

import io.oscar.reports.delivery.CallerPrefixes;
import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.Target;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.job.JobRunner.FinishedReport;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of remote callers, whose reports may only be written below their own part of one
 * configured prefix.
 */
public final class RemoteJobs {
  private final JobRunner runner;
  private final JobDelivery delivery;
  private final @Nullable CallerPrefixes allowed;

  /**
   * @param runner creates the reports
   * @param delivery writes the reports
   * @param allowed where callers may have them written, or null to disable output
   */
  public RemoteJobs(JobRunner runner, JobDelivery delivery, @Nullable CallerPrefixes allowed) {
    this.runner = runner;
    this.delivery = delivery;
    this.allowed = allowed;
  }

  /** The outcome of a job. */
  public sealed interface Outcome {

    /**
     * The reports are the response.
     *
     * @param reports at least one, in the order of the job
     */
    record Reports(List<FinishedReport> reports) implements Outcome {}

    /**
     * The reports were written; the receipt is the response.
     *
     * @param receipt lists the reports and their addresses
     */
    record Written(Receipt receipt) implements Outcome {}
  }

  /** Runs jobs without output. */
  public static RemoteJobs withoutOutput(ReportFunctions functions) {
    var nowhere = new JobDelivery(new Delivery(RemoteJobs::refuse));
    return new RemoteJobs(new JobRunner(functions), nowhere, null);
  }

  private static void refuse(ObjectAddress address, Path content, String type, String fileName) {
    throw new IllegalStateException("output is disabled");
  }

  /**
   * Runs a job.
   *
   * @param otherwise the format if neither the request nor the output's extension names one
   * @throws AccessDenied if callers may not write to the output; no report is created then
   * @throws DeliveryFailure if a report cannot be written
   * @throws RuntimeException as thrown by the functions; {@code trigger.Problem} maps it
   */
  public Outcome run(ReportJob job, ReportFormat otherwise) {
    ObjectAddress output = job.output();
    if (output == null) {
      return new Outcome.Reports(runner.run(job, () -> otherwise));
    }
    var target = new Target.Objects(place(output, job.caller()));
    // The manager authenticates the caller before anything is written to the caller's part.
    List<FinishedReport> reports = runner.run(job, () -> ofFile(output, otherwise));
    return new Outcome.Written(delivery.deliver(reports, target));
  }

  private static ReportFormat ofFile(ObjectAddress output, ReportFormat otherwise) {
    return output.isPrefix()
        ? otherwise
        : ReportFormat.ofFile(JobFields.OUTPUT, output.key()).orElse(otherwise);
  }

  private ObjectAddress place(ObjectAddress output, Caller caller) {
    if (allowed == null) {
      throw new AccessDenied(
          403, "output: writing reports is disabled for callers (S3_OUTPUT is not set)");
    }
    if (!allowed.prefix().contains(output)) {
      throw new AccessDenied(403, "output: is not below " + allowed.prefix());
    }
    if (!allowed.allows(output, caller)) {
      throw new AccessDenied(403, "output: is below the prefix of another caller");
    }
    try {
      return allowed.place(output, caller);
    } catch (IllegalArgumentException tooLong) {
      throw new InvalidRequest("output", String.valueOf(tooLong.getMessage()));
    }
  }
}
