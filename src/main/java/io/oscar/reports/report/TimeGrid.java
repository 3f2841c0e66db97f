package io.oscar.reports.report;

import io.oscar.reports.tally.Buckets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points of a timeline: a range split at the intervals of a time zone.
 *
 * @param points the consecutive points that cover the range
 * @param groupBy the grouping within a point, or null for none
 */
public record TimeGrid(List<Point> points, @Nullable GroupBy groupBy) {
  private static final int MOST_POINTS = 10_000;

  public TimeGrid {
    points = List.copyOf(points);
  }

  /**
   * A point.
   *
   * @param range its range, inclusive
   * @param partial whether it covers a part of an interval only
   */
  public record Point(TimeRange range, boolean partial) {}

  /**
   * Splits a range.
   *
   * @throws InvalidRequest if there are too many points
   */
  public static TimeGrid of(
      TimeRange range, Interval interval, ZoneId zone, @Nullable GroupBy groupBy) {
    var points = new ArrayList<Point>();
    ZonedDateTime begin = interval.begin(range.start().atZone(zone));
    while (!begin.toInstant().isAfter(range.end())) {
      if (points.size() == MOST_POINTS) {
        throw new InvalidRequest(
            "interval", interval + " splits the range into more than " + MOST_POINTS + " points");
      }
      ZonedDateTime next = interval.next(begin);
      points.add(point(range, begin.toInstant(), next.toInstant().minusNanos(1)));
      begin = next;
    }
    return new TimeGrid(points, groupBy);
  }

  private static Point point(TimeRange range, Instant first, Instant last) {
    boolean beginsEarlier = first.isBefore(range.start());
    boolean endsLater = last.isAfter(range.end());
    return new Point(
        new TimeRange(beginsEarlier ? range.start() : first, endsLater ? range.end() : last),
        beginsEarlier || endsLater);
  }

  /** The ranges of the points. */
  public List<TimeRange> ranges() {
    return points.stream().map(Point::range).toList();
  }

  /** The intervals to count requests by. */
  public Buckets buckets() {
    Buckets.By by =
        switch (groupBy) {
          case null -> Buckets.By.KIND;
          case SERVICE -> Buckets.By.SERVICE;
          case USER -> Buckets.By.USER;
          case COUNTRY -> Buckets.By.ORIGIN;
        };
    return Buckets.of(by, ranges().stream().map(TimeRange::start).toList());
  }
}
