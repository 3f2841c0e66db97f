package io.oscar.reports.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report: one of the four responses of OSCAR's metrics API, or a timeline. */
public sealed interface ReportResponse {

  /** The start of the range. */
  Instant start();

  /** The end of the range, inclusive. */
  Instant end();

  /** The status of each source. */
  List<SourceStatus> sources();

  /** Whether every source covers the whole range. */
  default boolean isComplete() {
    return sources().stream().allMatch(source -> source.status() == Completeness.OK);
  }

  /** Whether all of its sources are missing. */
  default boolean isEmpty() {
    return !sources().isEmpty()
        && sources().stream().allMatch(source -> source.status() == Completeness.MISSING);
  }

  /**
   * The totals of a cluster.
   *
   * @param totals the figures
   */
  record Summary(Instant start, Instant end, Totals totals, List<SourceStatus> sources)
      implements ReportResponse {}

  /**
   * One metric, of a service or of the cluster.
   *
   * @param serviceId the service, or null for the cluster
   * @param metric the metric
   * @param value the value; an integer for counts
   * @param unit {@code hours}, or null for counts
   * @param items the items of a list-valued metric, else null
   */
  record MetricValue(
      @Nullable String serviceId,
      MetricKey metric,
      Instant start,
      Instant end,
      Number value,
      @Nullable String unit,
      List<SourceStatus> sources,
      @Nullable List<? extends MetricItem> items)
      implements ReportResponse {}

  /**
   * All metrics of a service.
   *
   * @param serviceName the service
   * @param metrics one entry for each {@link MetricKey}, in its order
   */
  record ServiceMetrics(String serviceName, Instant start, Instant end, List<MetricValue> metrics)
      implements ReportResponse {

    @Override
    public List<SourceStatus> sources() {
      return metrics.stream().flatMap(metric -> metric.sources().stream()).distinct().toList();
    }
  }

  /**
   * The requests of a cluster by service, user or country.
   *
   * @param groupBy the grouping
   * @param items the rows, by key
   */
  record Breakdown(
      Instant start,
      Instant end,
      GroupBy groupBy,
      List<? extends BreakdownItem> items,
      List<SourceStatus> sources)
      implements ReportResponse {}

  /**
   * Figures over time.
   *
   * @param interval the length of a point
   * @param timeZone the IANA time zone of intervals, or an offset
   * @param groupBy the grouping of the rows of a point, or null for one row per point
   * @param points the points in order, with the rows of each, largest first
   */
  record Timeline(
      Instant start,
      Instant end,
      Interval interval,
      String timeZone,
      @Nullable GroupBy groupBy,
      List<TimelinePoint> points,
      List<SourceStatus> sources)
      implements ReportResponse {}
}
