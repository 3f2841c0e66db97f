package io.oscar.reports.trigger.job;

import io.oscar.reports.report.SourceStatus;
import java.time.Instant;
import java.util.List;

/**
 * Lists the reports written and their addresses.
 *
 * @param objects one entry per report, in the order of the job
 */
public record Receipt(List<Written> objects) {
  public Receipt {
    objects = List.copyOf(objects);
  }

  /**
   * A report that was written.
   *
   * @param object the address of the object, or the path of the file
   * @param operation the operation
   * @param start the start of its range
   * @param end the end of its range, inclusive
   * @param sources the status of its sources
   */
  public record Written(
      String object, String operation, Instant start, Instant end, List<SourceStatus> sources) {}
}
