package io.oscar.reports.source.loki;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.DataExtentCheck;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.tally.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Determines the start and end of the available data. */
final class DataBounds {
  // The line length of a verbose log; an overestimate only hides a late start.
  private static final double LONG_LINE_BYTES = 500;

  private final LokiApi loki;
  private final PageReader pages;
  private final LogQl query;
  private final LogRequest request;
  private final Plan plan;

  DataBounds(LokiApi loki, PageReader pages, LogQl query, LogRequest request, Plan plan) {
    this.loki = loki;
    this.pages = pages;
    this.query = query;
    this.request = request;
    this.plan = plan;
  }

  /**
   * The newest line, or null if there is none.
   *
   * @param counted the newest counted window with lines, whose timestamps are unknown
   */
  @Nullable Instant newest(Tally tally, Window counted) {
    Instant read = tally.newest();
    boolean readIsNewer = read != null && Timestamps.toNanos(read) >= counted.upTo();
    if (counted.isEmpty() || readIsNewer || loki.isOver()) {
      return read;
    }
    try {
      OptionalLong found = extent(query).newest(counted);
      return found.isPresent() ? Timestamps.toInstant(found.getAsLong()) : read;
    } catch (SourceFailure unknown) {
      return read;
    }
  }

  /**
   * Whether the data cover the start of the range; adds a note with their start if not.
   *
   * @param lines the number of lines read
   * @param notes receives notes
   */
  Completeness beginning(long lines, List<String> notes) {
    if (loki.isOver()) {
      return Completeness.OK; // intervals that were not read are reported anyway
    }
    try {
      return isHidden(notes) ? Completeness.PARTIAL : begun(lines, notes);
    } catch (SourceFailure unknown) {
      notes.add("unknown whether the data reach back to the start: " + unknown.getMessage());
      return Completeness.PARTIAL;
    }
  }

  /** Whether Loki's query limits hide the start of the range. */
  private boolean isHidden(List<String> notes) {
    Duration lookback = plan.told().lookback();
    if (lookback == null) {
      return false;
    }
    Instant visible = now().minus(lookback);
    if (!visible.isAfter(request.range().start())) {
      return false;
    }
    notes.add(
        "data begin at "
            + visible
            + ": Loki shows nothing older (max_query_lookback is "
            + hours(lookback)
            + ")");
    return true;
  }

  private Completeness begun(long lines, List<String> notes) {
    Window whole = Window.of(request.range());
    if (plan.hasOlder()
        || plan.hasStillOlder(loki, query.selector())
        || extent(query).newest(plan.before()).isPresent()) {
      return Completeness.OK;
    }
    OptionalLong oldest = oldest(whole, lines);
    if (oldest.isEmpty()) {
      notes.add(
          "no stream of "
              + query.selector()
              + " has a line in the range or before it: check LOKI_URL, LOKI_TENANT and the"
              + " labels");
      return Completeness.MISSING;
    }
    return late(Timestamps.toInstant(oldest.getAsLong()), lines, notes);
  }

  /** The oldest line of the streams, request or not. */
  private OptionalLong oldest(Window whole, long lines) {
    OptionalLong firstBytes = plan.histogram().firstBytes();
    if (firstBytes.isPresent()) {
      long end = plan.histogram().densityEnd(firstBytes.getAsLong());
      OptionalLong found =
          extent(query.ofStreams()).oldest(new Window(whole.after(), Math.min(end, whole.upTo())));
      if (found.isPresent()) {
        return found;
      }
    }
    return extent(lines == 0 ? query.ofStreams() : query).oldest(whole);
  }

  private Completeness late(Instant oldest, long lines, List<String> notes) {
    TimeRange range = request.range();
    Instant end = range.end().isBefore(now()) ? range.end() : now();
    long data =
        plan.histogram().isKnown()
            ? Math.max(lines, (long) (plan.histogram().bytes(Window.of(range)) / LONG_LINE_BYTES))
            : lines;
    Duration retention = plan.told().retention();
    boolean isExpired = retention != null && now().minus(retention).isAfter(range.start());
    String note =
        DataExtentCheck.lateBeginning(
            range.start(), oldest, end, isExpired ? Long.MAX_VALUE : data);
    if (note == null) {
      return Completeness.OK;
    }
    notes.add(isExpired ? note + " (retention_period is " + hours(retention) + ")" : note);
    return Completeness.PARTIAL;
  }

  private DataExtent extent(LogQl ofWhat) {
    return new DataExtent(loki, pages, ofWhat, plan.server());
  }

  private Instant now() {
    return request.deadline().clock().instant();
  }

  private static String hours(@Nullable Duration time) {
    return time == null ? "" : time.toHours() + "h";
  }
}
