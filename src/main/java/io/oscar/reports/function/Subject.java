package io.oscar.reports.function;

import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.TimeRange;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What reports are about. Reports on one subject can be made of the same facts.
 *
 * @param range the time to cover
 * @param service the one service that matters, or null for all
 */
record Subject(TimeRange range, @Nullable String service) {

  /**
   * The subject of a request that is made now.
   *
   * @throws io.oscar.reports.report.InvalidRequest if the request has no meaning
   */
  static Subject of(ReportRequest request, Clock now) {
    return new Subject(request.range(now), request.service());
  }
}
