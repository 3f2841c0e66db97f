package io.oscar.reports.engine;

import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.TimeGrid;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.tally.Buckets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The range and service of reports. Reports with equal ones can share facts.
 *
 * @param range the time to cover
 * @param service the requested service, or null for all
 * @param grid the points of a timeline, or null for a single range
 */
record Selection(TimeRange range, @Nullable String service, @Nullable TimeGrid grid) {

  /**
   * The selection of an inquiry made now.
   *
   * @throws io.oscar.reports.report.InvalidRequest if the request is invalid
   */
  static Selection of(OperationRequest operationRequest, Clock now) {
    ReportQuery query = operationRequest.request().query();
    TimeRange range = query.range(now);
    return new Selection(
        range,
        query.service(),
        operationRequest.operation().grid(query, range.until(now.instant())));
  }

  /** The intervals to count requests by. */
  Buckets buckets() {
    return grid == null ? Buckets.NONE : grid.buckets();
  }

  /** The points to measure hours of; empty for a single range. */
  List<TimeRange> points() {
    return grid == null ? List.of() : grid.ranges();
  }
}
