package io.oscar.reports.trigger.job;

import io.oscar.reports.report.SourceStatus;
import java.time.Instant;
import java.util.List;

/**
 * Says which reports were written where.
 *
 * @param objects one entry a report, in the order of the job
 */
public record Receipt(List<Written> objects) {
  public Receipt {
    objects = List.copyOf(objects);
  }

  /**
   * A report that is written.
   *
   * @param object the address of the object, or the path of the file
   * @param operation which function made it
   * @param start the first moment that it covers
   * @param end the last moment that it covers
   * @param sources what each of its sources could say
   */
  public record Written(
      String object, String operation, Instant start, Instant end, List<SourceStatus> sources) {}
}
