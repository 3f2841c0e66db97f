package io.oscar.reports.report;

import io.oscar.reports.tally.Tally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the sources said about a range: what every report is computed from.
 *
 * @param range the time covered
 * @param tallies the requests, of each log that was read
 * @param usage the processor time
 * @param usageOfPoints the processor time of each point of the grid; none where it is not known
 * @param grid the points by which requests and processor time are told apart, or null
 * @param inventory the services deployed now
 * @param sources what each source could say
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

  /** The statuses of the sources on which a metric depends. */
  public List<SourceStatus> sourcesOf(MetricKey metric) {
    return sources.stream().filter(source -> source.name().impacted().contains(metric)).toList();
  }
}
