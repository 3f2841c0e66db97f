package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.source.Progress;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.util.List;
import java.util.Map;

/** What the commands call; each part is created on demand. */
public interface Program {

  /**
   * The functions, with the configured sources.
   *
   * @throws UsageError if a setting is invalid
   */
  ReportFunctions functions();

  /**
   * The functions for some queries, which report their progress.
   *
   * @throws UsageError if a setting is invalid, or a required request log is not configured
   */
  ReportFunctions functions(List<OperationRequest> operationRequests, Progress progress);

  /**
   * The delivery to files and buckets.
   *
   * @throws UsageError if a setting is invalid
   */
  Delivery delivery();

  /**
   * The runner of jobs of remote callers.
   *
   * @throws UsageError if a setting is invalid
   */
  RemoteJobs remoteJobs();

  /** The environment variables. */
  Map<String, String> environment();

  /**
   * Serves reports over HTTP until the process is terminated.
   *
   * @throws UsageError if a setting is invalid
   */
  void serve() throws InterruptedException;
}
