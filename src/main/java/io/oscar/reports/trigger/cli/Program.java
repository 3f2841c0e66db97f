package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.function.Inquiry;
import io.oscar.reports.function.ReportFunctions;
import io.oscar.reports.source.Progress;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.util.List;
import java.util.Map;

/** What the command line sets in motion; nothing is set up before it is called for. */
public interface Program {

  /**
   * The functions, with the configured sources.
   *
   * @throws WrongUse if a setting is wrong
   */
  ReportFunctions functions();

  /**
   * The functions for some inquiries, which tell how far they are.
   *
   * @throws WrongUse if a setting is wrong, or no log of requests is set and one is to be read
   */
  ReportFunctions functions(List<Inquiry> inquiries, Progress progress);

  /**
   * What brings reports to files and buckets.
   *
   * @throws WrongUse if a setting is wrong
   */
  Delivery delivery();

  /**
   * What does the jobs of callers from elsewhere.
   *
   * @throws WrongUse if a setting is wrong
   */
  RemoteJobs remoteJobs();

  /** The environment that the program runs in. */
  Map<String, String> environment();

  /**
   * Serves reports over HTTP until the process is told to stop.
   *
   * @throws WrongUse if a setting is wrong
   */
  void serve() throws InterruptedException;
}
