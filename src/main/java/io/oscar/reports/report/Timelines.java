package io.oscar.reports.report;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.report.ReportResponse.Timeline;
import io.oscar.reports.tally.Membership;
import io.oscar.reports.tally.Tally;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes timelines from the facts. The sums over all points and rows equal the totals of a
 * summary.
 */
public final class Timelines {
  /** The default number of rows per point, besides {@link #OTHERS}. */
  public static final int DEFAULT_TOP = 10;

  /** The maximum number of rows per point, besides {@link #OTHERS}. */
  public static final int MOST_TOP = 100;

  /** The row of everything without a row of its own. A service of this name is included. */
  public static final String OTHERS = "others";

  /** The canonical name of UTC, which has several. */
  public static final String UTC = "UTC";

  private static final Set<String> NO_ROWS = Set.of(OTHERS, Tally.OTHER);

  private final ReportFacts facts;
  private final TimeGrid grid;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> rowOfKey = new HashMap<>();

  private Timelines(ReportFacts facts, int top) {
    this.facts = facts;
    this.grid = Objects.requireNonNull(facts.grid());
    if (grid.groupBy() == null) {
      rows.add(new Row(null, grid.points().size()));
    } else {
      addRows(top);
    }
  }

  /** The figures of each point and row. */
  public static Timeline of(ReportFacts facts, ReportQuery query) {
    var timeline = new Timelines(facts, top(query));
    facts.tallies().forEach(timeline::count);
    return new Timeline(
        facts.range().start(),
        facts.range().end(),
        interval(query),
        query.zone().normalized().equals(ZoneOffset.UTC) ? UTC : query.zone().getId(),
        query.groupBy(),
        timeline.points(),
        facts.sources());
  }

  /** The interval of a query. */
  public static Interval interval(ReportQuery query) {
    return Objects.requireNonNullElse(query.interval(), Interval.DAY);
  }

  /** The number of rows of a query, besides the others. */
  public static int top(ReportQuery query) {
    return query.groupBy() == null ? 0 : Objects.requireNonNullElse(query.top(), DEFAULT_TOP);
  }

  /** The keys with most requests have rows of their own, all others share one. */
  private void addRows(int top) {
    Map<String, Long> requests = new HashMap<>();
    for (Tally tally : facts.tallies()) {
      tally.forEachInBuckets((point, key, kind, count) -> requests.merge(key, count, Long::sum));
    }
    requests.entrySet().stream()
        .filter(entry -> !NO_ROWS.contains(entry.getKey()))
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(top)
        .forEach(
            entry -> {
              rowOfKey.put(entry.getKey(), rows.size());
              rows.add(new Row(entry.getKey(), grid.points().size()));
            });
    if (requests.size() > rows.size() || hasOtherHours()) {
      rows.add(new Row(OTHERS, grid.points().size()));
    }
  }

  private boolean hasOtherHours() {
    return grid.groupBy() == GroupBy.SERVICE
        && facts.usageOfPoints().stream().anyMatch(usage -> !otherHours(usage).equals(Hours.NONE));
  }

  private Hours otherHours(Usage usage) {
    return rowOfKey.keySet().stream().map(usage::of).reduce(usage.total(), Hours::minus);
  }

  private int row(String key) {
    return rowOfKey.getOrDefault(key, rows.size() - 1);
  }

  private void count(Tally tally) {
    tally.forEachInBuckets((point, key, kind, count) -> rows.get(row(key)).add(point, kind, count));
    tally.forEachUserInBuckets(
        this::row,
        (point, row, user) -> {
          if (Membership.of(user) == Membership.MEMBER) {
            rows.get(row).users[point]++;
          }
        });
  }

  private List<TimelinePoint> points() {
    boolean areUsersKnown = facts.tallies().stream().allMatch(Tally::hasUsersOfBuckets);
    var points = new ArrayList<TimelinePoint>(grid.points().size() * rows.size());
    for (int point = 0; point < grid.points().size(); point++) {
      for (Row row : rows) {
        points.add(point(point, row, areUsersKnown));
      }
    }
    return List.copyOf(points);
  }

  private TimelinePoint point(int number, Row row, boolean areUsersKnown) {
    TimeGrid.Point point = grid.points().get(number);
    boolean isOfServices = grid.groupBy() == null || grid.groupBy() == GroupBy.SERVICE;
    boolean hasUsers = areUsersKnown && grid.groupBy() != GroupBy.USER;
    Hours hours = isOfServices ? hours(number, row) : null;
    return new TimelinePoint(
        point.range().start(),
        point.range().end(),
        point.partial(),
        "".equals(row.key) ? Membership.NO_USER_KEY : row.key,
        row.sync[number] + row.async[number],
        row.sync[number],
        row.async[number],
        isOfServices ? row.exposed[number] : null,
        hasUsers ? row.users[number] : null,
        hours == null ? null : hours.cpu(),
        hours == null ? null : hours.gpu());
  }

  private @Nullable Hours hours(int point, Row row) {
    if (facts.usageOfPoints().isEmpty()) {
      return null;
    }
    Usage usage = facts.usageOfPoints().get(point);
    if (row.key == null) {
      return usage.total();
    }
    return rowOfKey.containsKey(row.key) ? usage.of(row.key) : otherHours(usage);
  }

  /** The counts of a row, by point. */
  private static final class Row {
    private final @Nullable String key;
    private final long[] sync;
    private final long[] async;
    private final long[] exposed;
    private final long[] users;

    Row(@Nullable String key, int points) {
      this.key = key;
      this.sync = new long[points];
      this.async = new long[points];
      this.exposed = new long[points];
      this.users = new long[points];
    }

    void add(int point, RequestKind kind, long count) {
      switch (kind) {
        case SYNC -> sync[point] += count;
        case ASYNC -> async[point] += count;
        case EXPOSED -> exposed[point] += count;
      }
    }
  }
}
