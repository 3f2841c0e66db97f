package io.oscar.reports.report;

import io.oscar.reports.tally.Buckets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points of a timeline: a range cut where intervals of a time zone begin.
 *
 * @param points what each covers, in their order: together the range
 * @param groupBy what is counted apart within a point, or null for nothing
 */
public record TimeGrid(List<Point> points, @Nullable GroupBy groupBy) {
  private static final int MOST_POINTS = 10_000;

  public TimeGrid {
    points = List.copyOf(points);
  }

  /**
   * A part of the range.
   *
   * @param range its first and last moment
   * @param partial whether it is less than an interval
   */
  public record Point(TimeRange range, boolean partial) {}

  /**
   * Cuts a range.
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
            "interval", interval + " cuts the range into more than " + MOST_POINTS + " points");
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

  /** What each point covers. */
  public List<TimeRange> ranges() {
    return points.stream().map(Point::range).toList();
  }

  /** The stretches of time by which requests are counted apart. */
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
