package io.oscar.reports.source;

import io.oscar.reports.report.TimeRange;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which CPU and GPU time to measure.
 *
 * @param range the time to cover, inclusive at both ends
 * @param service the requested service, or null for all
 * @param byService whether the hours of each service are required, or only the total; always true
 *     for scoped callers
 * @param knownServices the known services; for scoped callers the visible ones, and the status must
 *     concern these only
 * @param cluster all services, for scoped callers; otherwise null
 * @param points the parts of the range to measure as well, in order; may be empty
 * @param deadline when to stop and return what is known
 */
public record UsageRequest(
    TimeRange range,
    @Nullable String service,
    boolean byService,
    Set<String> knownServices,
    @Nullable ClusterServices cluster,
    List<TimeRange> points,
    Deadline deadline) {

  public UsageRequest {
    knownServices = Set.copyOf(knownServices);
    points = List.copyOf(points);
  }

  /** The same without points, for a caller who sees all services. */
  public UsageRequest(
      TimeRange range,
      @Nullable String service,
      boolean byService,
      Set<String> knownServices,
      Deadline deadline) {
    this(range, service, byService, knownServices, null, List.of(), deadline);
  }
}
