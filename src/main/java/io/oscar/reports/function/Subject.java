package io.oscar.reports.function;

import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.TimeGrid;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.tally.Buckets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reports are about. Reports on one subject can be made of the same facts.
 *
 * @param range the time to cover
 * @param service the one service that matters, or null for all
 * @param grid the points of time by which figures are counted apart, or null for one figure each
 */
record Subject(TimeRange range, @Nullable String service, @Nullable TimeGrid grid) {

  /**
   * The subject of an inquiry that is made now.
   *
   * @throws io.oscar.reports.report.InvalidRequest if the request has no meaning
   */
  static Subject of(Inquiry inquiry, Clock now) {
    ReportQuery query = inquiry.request().query();
    TimeRange range = query.range(now);
    return new Subject(
        range, query.service(), inquiry.operation().grid(query, range.until(now.instant())));
  }

  /** The stretches of time by which requests are counted apart. */
  Buckets buckets() {
    return grid == null ? Buckets.NONE : grid.buckets();
  }

  /** The points of time by which hours are told apart; none where they are not. */
  List<TimeRange> points() {
    return grid == null ? List.of() : grid.ranges();
  }
}
