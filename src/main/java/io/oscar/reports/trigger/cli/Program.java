package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.function.Inquiry;
import io.oscar.reports.function.ReportFunctions;
import io.oscar.reports.source.Progress;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.util.List;
import java.util.Map;

/** What the commands call; each part is created on demand. */
public interface Program {

  /**
   * The functions, with the configured sources.
   *
   * @throws WrongUse if a setting is invalid
   */
  ReportFunctions functions();

  /**
   * The functions for some queries, which report their progress.
   *
   * @throws WrongUse if a setting is invalid, or a required request log is not configured
   */
  ReportFunctions functions(List<Inquiry> inquiries, Progress progress);

  /**
   * The delivery to files and buckets.
   *
   * @throws WrongUse if a setting is invalid
   */
  Delivery delivery();

  /**
   * The runner of jobs of remote callers.
   *
   * @throws WrongUse if a setting is invalid
   */
  RemoteJobs remoteJobs();

  /** The environment variables. */
  Map<String, String> environment();

  /**
   * Serves reports over HTTP until the process is terminated.
   *
   * @throws WrongUse if a setting is invalid
   */
  void serve() throws InterruptedException;
}
