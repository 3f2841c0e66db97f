package io.oscar.reports.source;

import io.oscar.reports.report.TimeRange;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose processor time is to be measured.
 *
 * @param range the time to cover, inclusive at both ends
 * @param service the one service that matters, or null for all
 * @param byService whether the hours of each service are wanted, or only their total; always true
 *     where only some services are visible to the reader
 * @param knownServices services that are known by name; where the reader sees some services only,
 *     these: the status is then to tell of their hours and of nobody else's
 * @param cluster all services, where the reader sees some only; otherwise null
 * @param points the parts of the range whose hours are wanted as well, in their order; or none
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

  /** The same, as a whole, for a reader who sees all services. */
  public UsageRequest(
      TimeRange range,
      @Nullable String service,
      boolean byService,
      Set<String> knownServices,
      Deadline deadline) {
    this(range, service, byService, knownServices, null, List.of(), deadline);
  }
}
