package io.oscar.reports.report;

import io.oscar.reports.tally.ServiceNames;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for. Every part may be left out; which ones matter depends on the function.
 *
 * @param start the first moment, or null for 24 hours before the end
 * @param end the last moment, inclusive, or null for now
 * @param period a stretch of time in words, instead of start and end
 * @param service the service to report on, or null for the cluster
 * @param metric the metric to report, or null for all metrics of a service
 * @param groupBy what the rows of a breakdown stand for
 * @param includeUsers whether a breakdown by service lists its users
 * @param format the form of the answer, or null for the trigger's own default
 * @param strict whether an incomplete report is an error
 * @param caller on whose behalf the report is made; no part of the wire format
 */
public record ReportRequest(
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable ReportPeriod period,
    @Nullable String service,
    @Nullable MetricKey metric,
    @Nullable GroupBy groupBy,
    boolean includeUsers,
    @Nullable ReportFormat format,
    boolean strict,
    Caller caller) {

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");

  /**
   * @throws InvalidRequest if the parts contradict each other
   */
  public ReportRequest {
    if (period != null && (start != null || end != null)) {
      throw new InvalidRequest("period", "cannot be combined with start or end");
    }
    if (service != null && !ServiceNames.isValid(service)) {
      throw new InvalidRequest("service", "is not a service name (a DNS-1123 label)");
    }
    if (start != null && end != null && end.isBefore(start)) {
      throw new InvalidRequest("end", "is before start");
    }
    if (includeUsers && format == ReportFormat.CSV) {
      throw new InvalidRequest("include_users", "is not available with format=csv");
    }
  }

  /**
   * The range that is meant at this moment; without any time, the last 24 hours.
   *
   * @throws InvalidRequest if it lies in the future
   */
  public TimeRange range(Clock clock) {
    if (period != null) {
      TimeRange range = period.range(clock);
      checkRepresentable("period", range.start());
      checkBegun("period", range.start(), clock);
      return range;
    }
    checkRepresentable("end", end);
    Instant last = end == null ? clock.instant() : end;
    Instant first = start == null ? last.minus(TimeRange.DAY) : start;
    checkRepresentable("start", first);
    checkBegun(start == null ? "end" : "start", first, clock);
    return new TimeRange(first, last);
  }

  /** Nothing is on record of the future: a zero would be taken for a figure. */
  private static void checkBegun(String parameter, Instant start, Clock clock) {
    if (start.isAfter(clock.instant())) {
      throw new InvalidRequest(
          parameter, "is a range in the future, of which nothing is on record");
    }
  }

  /** Logs and their servers count nanoseconds since 1970 in 64 bits, which reach the year 2262. */
  private static void checkRepresentable(String parameter, @Nullable Instant moment) {
    if (moment != null && (moment.isBefore(EARLIEST) || !moment.isBefore(LATEST))) {
      throw new InvalidRequest(parameter, "is not between 1970 and 2261");
    }
  }

  /** The same request on behalf of somebody else. */
  public ReportRequest as(Caller other) {
    return new ReportRequest(
        start, end, period, service, metric, groupBy, includeUsers, format, strict, other);
  }

  /** What is asked, without what concerns the form of the answer and who gets it. */
  public ReportRequest content() {
    return new ReportRequest(
        start, end, period, service, metric, groupBy, includeUsers, null, false, Caller.UNATTENDED);
  }

  /** The same request, content with an incomplete report. */
  public ReportRequest lenient() {
    return new ReportRequest(
        start, end, period, service, metric, groupBy, includeUsers, format, false, caller);
  }

  /**
   * The same request for an answer in another form.
   *
   * @throws InvalidRequest if what is asked for has no such form
   */
  public ReportRequest in(ReportFormat other) {
    return new ReportRequest(
        start, end, period, service, metric, groupBy, includeUsers, other, strict, caller);
  }
}
