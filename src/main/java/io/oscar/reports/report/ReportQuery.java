package io.oscar.reports.report;

import io.oscar.reports.tally.ServiceNames;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, whoever asks. Every part may be left out; which ones matter depends on the
 * operation.
 *
 * @param start the first moment, or null for 24 hours before the end
 * @param end the last moment, inclusive, or null for now
 * @param period a stretch of time in words, instead of start and end
 * @param zone the time zone in which days, weeks and months begin
 * @param service the service to report on, or null for the cluster
 * @param metric the metric to report, or null for all metrics of a service
 * @param groupBy what the rows of a breakdown or a timeline stand for
 * @param includeUsers whether a breakdown by service lists its users
 * @param interval how long a point of a timeline is, or null for a day
 * @param top how many rows a timeline has for each point beside {@code others}, or null for the
 *     default
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
   * @throws InvalidRequest if the parts contradict each other
   */
  public ReportQuery {
    if (period != null && (start != null || end != null)) {
      throw new InvalidRequest("period", "cannot be combined with start or end");
    }
    if (service != null && !ServiceNames.isValid(service)) {
      throw new InvalidRequest("service", "is not a service name (a DNS-1123 label)");
    }
    if (start != null && end != null && end.isBefore(start)) {
      throw new InvalidRequest("end", "is before start");
    }
  }

  /** The last 24 hours of the cluster. */
  public static ReportQuery ofLastDay() {
    return builder().build();
  }

  /** Starts a query of the last 24 hours of the cluster. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The range that is meant at this moment; without any time, the last 24 hours.
   *
   * @throws InvalidRequest if it lies in the future
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

  /** Nothing is on record of the future: a zero would be taken for a figure. */
  private static void checkBegun(String parameter, Instant start, Clock clock) {
    if (start.isAfter(clock.instant())) {
      throw new InvalidRequest(
          parameter, "is a range in the future, of which nothing is on record");
    }
  }

  private static void checkRepresentable(String parameter, @Nullable Instant moment) {
    if (moment != null && !TimeRange.isRepresentable(moment)) {
      throw new InvalidRequest(parameter, "is not between 1970 and 2261");
    }
  }

  /** Puts a query together; parts that are not set have their defaults. */
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

    /** The first and the last moment, inclusive. */
    public Builder range(@Nullable Instant first, @Nullable Instant last) {
      start = first;
      end = last;
      return this;
    }

    /** A stretch of time in words. */
    public Builder period(@Nullable ReportPeriod words) {
      period = words;
      return this;
    }

    /** The time zone in which days begin; UTC where it is not set. */
    public Builder zone(ZoneId ofDays) {
      zone = ofDays;
      return this;
    }

    /** The one service to report on. */
    public Builder service(@Nullable String name) {
      service = name;
      return this;
    }

    /** The one metric to report. */
    public Builder metric(@Nullable MetricKey key) {
      metric = key;
      return this;
    }

    /** What rows stand for. */
    public Builder groupBy(@Nullable GroupBy rows) {
      groupBy = rows;
      return this;
    }

    /** Whether the users of services are listed. */
    public Builder includeUsers(boolean isIncluded) {
      includeUsers = isIncluded;
      return this;
    }

    /** How long a point of a timeline is. */
    public Builder interval(@Nullable Interval length) {
      interval = length;
      return this;
    }

    /** How many rows a timeline has for each point. */
    public Builder top(@Nullable Integer rows) {
      top = rows;
      return this;
    }

    /**
     * The query.
     *
     * @throws InvalidRequest if its parts contradict each other
     */
    public ReportQuery build() {
      return new ReportQuery(
          start, end, period, zone, service, metric, groupBy, includeUsers, interval, top);
    }
  }
}
