package io.oscar.reports.source;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.tally.Buckets;
import org.jspecify.annotations.Nullable;

/**
 * Which requests to count.
 *
 * @param stream the log to read
 * @param range the time to cover, inclusive at both ends
 * @param service the requested service, or null for all
 * @param visibility which services are visible; requests to others are not counted
 * @param buckets the intervals to count by; the first one starts with the range
 * @param deadline when to stop and return what is known
 */
public record LogRequest(
    LogStream stream,
    TimeRange range,
    @Nullable String service,
    ServiceVisibility visibility,
    Buckets buckets,
    Deadline deadline) {

  /** The same without intervals, for a caller with unrestricted visibility. */
  public LogRequest(
      LogStream stream, TimeRange range, @Nullable String service, Deadline deadline) {
    this(stream, range, service, ServiceVisibility.ALL, Buckets.NONE, deadline);
  }

  /** Whether requests to a service are to be counted. */
  public boolean wants(String name) {
    return service == null || service.equals(name);
  }
}
