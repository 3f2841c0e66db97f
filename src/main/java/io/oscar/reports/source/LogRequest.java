package io.oscar.reports.source;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.tally.Buckets;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are to be tallied.
 *
 * @param stream the log to read
 * @param range the time to cover, inclusive at both ends
 * @param service the one service that matters, or null for all
 * @param audience for whom: requests that it may not know are not counted
 * @param buckets the stretches of time by which they are counted apart; their first one begins with
 *     the range
 * @param deadline when to stop and return what is known
 */
public record LogRequest(
    LogStream stream,
    TimeRange range,
    @Nullable String service,
    Audience audience,
    Buckets buckets,
    Deadline deadline) {

  /** The same, not counted by time, for whoever may know everything. */
  public LogRequest(
      LogStream stream, TimeRange range, @Nullable String service, Deadline deadline) {
    this(stream, range, service, Audience.ALL, Buckets.NONE, deadline);
  }

  /** Whether requests to a service are wanted. */
  public boolean wants(String name) {
    return service == null || service.equals(name);
  }
}
