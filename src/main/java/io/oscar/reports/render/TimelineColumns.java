package io.oscar.reports.render;

import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportResponse.Timeline;
import io.oscar.reports.report.TimelinePoint;
import io.oscar.reports.report.Timelines;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a timeline. In a table, points have the names that they have in the time zone, and
 * a bar shows how many requests of all kinds there were.
 */
final class TimelineColumns {
  private static final int LONGEST_BAR = 24;
  private static final String FULL = "█";
  private static final String EIGHTHS = "▏▎▍▌▋▊▉";

  private final Timeline timeline;
  private final DateTimeFormatter name;
  private final long most;

  private TimelineColumns(Timeline timeline) {
    this.timeline = timeline;
    this.most = timeline.points().stream().mapToLong(TimelineColumns::requests).max().orElse(0);
    String pattern =
        switch (timeline.interval()) {
          case HOUR -> "uuuu-MM-dd HH:mm";
          case DAY, WEEK -> "uuuu-MM-dd";
          case MONTH -> "uuuu-MM";
        };
    this.name =
        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.of(timeline.timeZone()));
  }

  static List<Column<TimelinePoint>> of(Timeline timeline) {
    return new TimelineColumns(timeline).columns();
  }

  private List<Column<TimelinePoint>> columns() {
    String group = timeline.groupBy() == null ? null : timeline.groupBy().key();
    return List.of(
        Column.text("point_start", null, TimelinePoint::start),
        Column.text("point_end", null, TimelinePoint::end),
        Column.text("partial", null, TimelinePoint::partial),
        Column.text(null, title(), this::name),
        Column.text("key", group, TimelinePoint::key),
        Column.sum(
            "requests_count_total",
            "requests",
            MetricKey.REQUESTS_SYNC,
            TimelinePoint::requestsCountTotal),
        Column.sum(
            "requests_count_sync",
            "sync",
            MetricKey.REQUESTS_SYNC,
            TimelinePoint::requestsCountSync),
        Column.sum(
            "requests_count_async",
            "async",
            MetricKey.REQUESTS_ASYNC,
            TimelinePoint::requestsCountAsync),
        Column.sum(
            "requests_count_exposed",
            "exposed",
            MetricKey.REQUESTS_EXPOSED,
            TimelinePoint::requestsCountExposed),
        Column.count(
            "unique_users_count", "users", MetricKey.USERS, TimelinePoint::uniqueUsersCount),
        Column.hours("cpu_hours", "CPU h", MetricKey.CPU_HOURS, TimelinePoint::cpuHours),
        Column.hours("gpu_hours", "GPU h", MetricKey.GPU_HOURS, TimelinePoint::gpuHours),
        Column.text(null, "", this::bar));
  }

  private String title() {
    String zone = timeline.timeZone().equals(Timelines.UTC) ? "" : " (" + timeline.timeZone() + ")";
    return switch (timeline.interval()) {
          case HOUR -> "hour";
          case DAY -> "day";
          case WEEK -> "week from";
          case MONTH -> "month";
        }
        + zone;
  }

  private String name(TimelinePoint point) {
    return name.format(point.start()) + (point.partial() ? " (partial)" : "");
  }

  private String bar(TimelinePoint point) {
    if (most == 0) {
      return "";
    }
    int eighths = (int) Math.round(8.0 * LONGEST_BAR * requests(point) / most);
    int rest = eighths % 8;
    return FULL.repeat(eighths / 8) + (rest == 0 ? "" : EIGHTHS.charAt(rest - 1));
  }

  private static long requests(TimelinePoint point) {
    @Nullable Long exposed = point.requestsCountExposed();
    return point.requestsCountTotal() + Objects.requireNonNullElse(exposed, 0L);
  }
}
