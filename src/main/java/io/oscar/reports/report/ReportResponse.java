package io.oscar.reports.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finished report: one of the four answers of OSCAR's metrics API, or a timeline. */
public sealed interface ReportResponse {

  /** The first moment covered. */
  Instant start();

  /** The last moment covered. */
  Instant end();

  /** What each source of the report could say. */
  List<SourceStatus> sources();

  /** Whether every source could answer for the whole range. */
  default boolean isComplete() {
    return sources().stream().allMatch(source -> source.status() == Completeness.OK);
  }

  /** Whether none of its sources said anything. */
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
   * @param metric what was measured
   * @param value the figure; whole for counts
   * @param unit {@code hours}, or null for counts
   * @param items the rows of a metric that is a list, else null
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
   * The requests of a cluster, row by row.
   *
   * @param groupBy what a row stands for
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
   * @param interval how long a point is
   * @param timeZone where intervals begin, as the IANA database has it, or an offset
   * @param groupBy what a row of a point stands for, or null where each has one
   * @param points the points in their order, and within them the rows, largest first
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
