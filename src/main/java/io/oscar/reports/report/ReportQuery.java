package io.oscar.reports.report;

import io.oscar.reports.accesslog.ServiceNames;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a report, independent of the caller. All are optional; which ones are used
 * depends on the operation.
 *
 * @param start the start of the range, or null for 24 hours before the end
 * @param end the inclusive end of the range, or null for now
 * @param period a named period, instead of start and end
 * @param zone the time zone of days, weeks and months
 * @param service the service to report on, or null for the cluster
 * @param metric the metric to report, or null for all metrics of a service
 * @param groupBy the grouping of a breakdown or a timeline
 * @param includeUsers whether a breakdown by service lists its users
 * @param interval the length of a point of a timeline, or null for a day
 * @param top the maximum number of rows per point of a timeline, besides {@code others}, or null
 *     for the default
 */
public record ReportQuery(
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable ReportPeriod period,
    ZoneId zone,
    @Nullable String service,
    @Nullable MetricKey metric,
    @Nullable GroupBy groupBy,
    boolean includeUsers,
    @Nullable Interval interval,
    @Nullable Integer top) {

  /**
   * @throws InvalidRequest if parameters contradict each other
   */
  public ReportQuery {
    if (period != null && (start != null || end != null)) {
      throw new InvalidRequest("period", "cannot be combined with start or end");
    }
    if (service != null && !ServiceNames.isValid(service)) {
      throw new InvalidRequest("service", "is not a valid service name (a DNS-1123 label)");
    }
    if (start != null && end != null && end.isBefore(start)) {
      throw new InvalidRequest("end", "is before start");
    }
  }

  /** A query of the last 24 hours of the cluster. */
  public static ReportQuery ofLastDay() {
    return builder().build();
  }

  /** A builder of a query of the last 24 hours of the cluster. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The range relative to the current time; by default the last 24 hours.
   *
   * @throws InvalidRequest if it is in the future
   */
  public TimeRange range(Clock clock) {
    if (period != null) {
      TimeRange range = period.range(clock, zone);
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

  /** There are no data of the future: a zero would be misleading. */
  private static void checkBegun(String parameter, Instant start, Clock clock) {
    if (start.isAfter(clock.instant())) {
      throw new InvalidRequest(parameter, "is in the future");
    }
  }

  private static void checkRepresentable(String parameter, @Nullable Instant moment) {
    if (moment != null && !TimeRange.isRepresentable(moment)) {
      throw new InvalidRequest(parameter, "is not between 1970 and 2261");
    }
  }

  /** Builds a query; unset parameters have their defaults. */
  public static final class Builder {
    private @Nullable Instant start;
    private @Nullable Instant end;
    private @Nullable ReportPeriod period;
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable String service;
    private @Nullable MetricKey metric;
    private @Nullable GroupBy groupBy;
    private boolean includeUsers;
    private @Nullable Interval interval;
    private @Nullable Integer top;

    private Builder() {}

    /** The start and the inclusive end. */
    public Builder range(@Nullable Instant first, @Nullable Instant last) {
      start = first;
      end = last;
      return this;
    }

    /** A named period. */
    public Builder period(@Nullable ReportPeriod words) {
      period = words;
      return this;
    }

    /** The time zone of days; UTC by default. */
    public Builder zone(ZoneId ofDays) {
      zone = ofDays;
      return this;
    }

    /** The service to report on. */
    public Builder service(@Nullable String name) {
      service = name;
      return this;
    }

    /** The metric to report. */
    public Builder metric(@Nullable MetricKey key) {
      metric = key;
      return this;
    }

    /** The grouping. */
    public Builder groupBy(@Nullable GroupBy rows) {
      groupBy = rows;
      return this;
    }

    /** Whether to list the users of services. */
    public Builder includeUsers(boolean isIncluded) {
      includeUsers = isIncluded;
      return this;
    }

    /** The length of a point of a timeline. */
    public Builder interval(@Nullable Interval length) {
      interval = length;
      return this;
    }

    /** The maximum number of rows per point of a timeline. */
    public Builder top(@Nullable Integer rows) {
      top = rows;
      return this;
    }

    /**
     * The query.
     *
     * @throws InvalidRequest if parameters contradict each other
     */
    public ReportQuery build() {
      return new ReportQuery(
          start, end, period, zone, service, metric, groupBy, includeUsers, interval, top);
    }
  }
}
