package io.oscar.reports.source.loki;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Coverage;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.tally.Tally;
import io.oscar.reports.tally.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Tells where the data that were read begin and end. */
final class RecordEnds {
  // A line of a chatty log; a guess that is too long only makes a late beginning look usual.
  private static final double LONG_LINE_BYTES = 500;

  private final LokiApi loki;
  private final Pages pages;
  private final LogQl query;
  private final LogRequest request;
  private final Plan plan;

  RecordEnds(LokiApi loki, Pages pages, LogQl query, LogRequest request, Plan plan) {
    this.loki = loki;
    this.pages = pages;
    this.query = query;
    this.request = request;
    this.plan = plan;
  }

  /**
   * The newest line, or null where there is none.
   *
   * @param counted the newest window that was counted and had lines, whose times are not known
   */
  @Nullable Instant newest(Tally tally, Window counted) {
    Instant read = tally.newest();
    boolean readIsNewer = read != null && Timestamps.toNanos(read) >= counted.upTo();
    if (counted.isEmpty() || readIsNewer || loki.isOver()) {
      return read;
    }
    try {
      OptionalLong found = horizon(query).newest(counted);
      return found.isPresent() ? Timestamps.toInstant(found.getAsLong()) : read;
    } catch (SourceFailure unknown) {
      return read;
    }
  }

  /**
   * Whether the record reaches back to the range's start; says where it begins if not.
   *
   * @param lines how many lines were read
   * @param notes receives what has to be said
   */
  Completeness beginning(long lines, List<String> notes) {
    if (loki.isOver()) {
      return Completeness.OK; // the stretches that were not read are named anyway
    }
    try {
      return isHidden(notes) ? Completeness.PARTIAL : begun(lines, notes);
    } catch (SourceFailure unknown) {
      notes.add("whether the data reach back to the start is not known: " + unknown.getMessage());
      return Completeness.PARTIAL;
    }
  }

  /** Whether Loki shows nothing of the range's beginning, whatever it keeps. */
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
        || horizon(query).newest(plan.before()).isPresent()) {
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

  /** The oldest line of the streams, of which a request may be one. */
  private OptionalLong oldest(Window whole, long lines) {
    OptionalLong firstBytes = plan.density().firstBytes();
    if (firstBytes.isPresent()) {
      long end = plan.density().densityEnd(firstBytes.getAsLong());
      OptionalLong found =
          horizon(query.ofStreams()).oldest(new Window(whole.after(), Math.min(end, whole.upTo())));
      if (found.isPresent()) {
        return found;
      }
    }
    return horizon(lines == 0 ? query.ofStreams() : query).oldest(whole);
  }

  private Completeness late(Instant oldest, long lines, List<String> notes) {
    TimeRange range = request.range();
    Instant end = range.end().isBefore(now()) ? range.end() : now();
    long data =
        plan.density().isKnown()
            ? Math.max(lines, (long) (plan.density().bytes(Window.of(range)) / LONG_LINE_BYTES))
            : lines;
    Duration retention = plan.told().retention();
    boolean isExpired = retention != null && now().minus(retention).isAfter(range.start());
    String note =
        Coverage.lateBeginning(range.start(), oldest, end, isExpired ? Long.MAX_VALUE : data);
    if (note == null) {
      return Completeness.OK;
    }
    notes.add(isExpired ? note + " (retention_period is " + hours(retention) + ")" : note);
    return Completeness.PARTIAL;
  }

  private Horizon horizon(LogQl ofWhat) {
    return new Horizon(loki, pages, ofWhat, plan.server());
  }

  private Instant now() {
    return request.deadline().clock().instant();
  }

  private static String hours(@Nullable Duration time) {
    return time == null ? "" : time.toHours() + "h";
  }
}
