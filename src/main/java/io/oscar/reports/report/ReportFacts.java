package io.oscar.reports.report;

import io.oscar.reports.tally.Tally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of all sources for a range, from which reports are computed.
 *
 * @param range the time covered
 * @param tallies the requests of each log
 * @param usage the CPU and GPU time
 * @param usageOfPoints the CPU and GPU time of each point of the grid; none where it is not known
 * @param grid the points of a timeline, or null for a single range
 * @param inventory the deployed services
 * @param sources the status of each source
 */
public record ReportFacts(
    TimeRange range,
    List<Tally> tallies,
    Usage usage,
    List<Usage> usageOfPoints,
    @Nullable TimeGrid grid,
    Inventory inventory,
    List<SourceStatus> sources) {

  public ReportFacts {
    usageOfPoints = List.copyOf(usageOfPoints);
    tallies = List.copyOf(tallies);
    sources = List.copyOf(sources);
  }

  /** The statuses of the sources that a metric depends on. */
  public List<SourceStatus> sourcesOf(MetricKey metric) {
    return sources.stream().filter(source -> source.name().impacted().contains(metric)).toList();
  }
}
