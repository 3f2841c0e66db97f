package io.oscar.reports.render;

import io.oscar.reports.report.Interval;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportResponse.Timeline;
import io.oscar.reports.report.TimelinePoint;
import io.oscar.reports.report.Timelines;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a timeline. In a table, points are labelled with local times, and a bar shows the
 * requests of all kinds.
 */
final class TimelineColumns {
  private static final int LONGEST_BAR = 24;
  private static final int SHORTEST_BAR = 4;
  private static final String PARTIAL = " *";
  private static final String FULL = "█";
  private static final String EIGHTHS = "▏▎▍▌▋▊▉";

  private final Timeline timeline;
  private final DateTimeFormatter name;
  private final long most;
  private int longestBar = LONGEST_BAR;

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

  /** The columns in CSV. */
  static List<Column<TimelinePoint>> of(Timeline timeline) {
    return new TimelineColumns(timeline).columns();
  }

  /** Writes the table; the bar takes the remaining width. */
  static void write(Timeline timeline, Appendable out, int width) throws IOException {
    var all = new TimelineColumns(timeline);
    List<Column<TimelinePoint>> columns = new ArrayList<>(all.columns());
    UnknownFigures unknowns = UnknownFigures.of(timeline);
    int free = width - RowTable.width(columns, timeline.points(), unknowns);
    all.longestBar = Math.min(LONGEST_BAR, free);
    if (all.longestBar >= SHORTEST_BAR) {
      columns.add(Column.text(null, "", all::bar));
    }
    RowTable.write(columns, timeline.points(), unknowns, out, width);
    if (timeline.points().stream().anyMatch(TimelinePoint::partial)) {
      out.append("\n*  partial: the range covers a part of this ")
          .append(all.unit())
          .append(" only\n");
    }
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
        Column.hours("gpu_hours", "GPU h", MetricKey.GPU_HOURS, TimelinePoint::gpuHours));
  }

  private String title() {
    String zone = timeline.timeZone().equals(Timelines.UTC) ? "" : " (" + timeline.timeZone() + ")";
    return unit() + (timeline.interval() == Interval.WEEK ? " from" : "") + zone;
  }

  private String unit() {
    return timeline.interval().name().toLowerCase(Locale.ROOT);
  }

  private String name(TimelinePoint point) {
    return name.format(point.start()) + (point.partial() ? PARTIAL : "");
  }

  private String bar(TimelinePoint point) {
    if (most == 0) {
      return "";
    }
    int eighths = (int) Math.round(8.0 * longestBar * requests(point) / most);
    int rest = eighths % 8;
    return FULL.repeat(eighths / 8) + (rest == 0 ? "" : EIGHTHS.charAt(rest - 1));
  }

  private static long requests(TimelinePoint point) {
    @Nullable Long exposed = point.requestsCountExposed();
    return point.requestsCountTotal() + Objects.requireNonNullElse(exposed, 0L);
  }
}
