package io.oscar.reports.source.loki;

import io.oscar.reports.tally.Buckets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schedules the windows of a part of a log one by one, each sized by the volume histogram and the
 * current cost model.
 */
final class WindowScheduler {
  // A full page makes Loki cancel subqueries and its queriers pause; see Horizon.
  private static final double FULLNESS = 0.85;

  private static final int MOST_PARTS = 64;

  private final VolumeHistogram histogram;
  private final CostModel costModel;
  private final Buckets buckets;
  private final LimitErrorParser limits;
  private final Deque<Window> stretches;

  /**
   * @param buckets the intervals to count lines by: a window to count lies within one of them
   */
  WindowScheduler(LogPart part, LimitErrorParser limits, Buckets buckets) {
    this.histogram = part.histogram();
    this.costModel = part.costModel();
    this.limits = limits;
    this.buckets = buckets;
    this.stretches = new ArrayDeque<>(part.stretches());
  }

  /** The next window, or null if all intervals are covered. */
  synchronized @Nullable Window next() {
    Window stretch = stretches.poll();
    if (stretch == null) {
      return null;
    }
    var window = new Window(stretch.after(), end(stretch));
    var rest = new Window(window.upTo(), stretch.upTo());
    if (!rest.isEmpty()) {
      stretches.addFirst(rest);
    }
    return window;
  }

  /** The intervals not covered yet. */
  synchronized List<Window> rest() {
    return List.copyOf(stretches);
  }

  /** Whether to count a window by LogQL rather than read its lines. */
  boolean isToBeCounted(Window window) {
    return window.isCountable()
        && buckets.nextStart(window.after() + 1) > window.upTo()
        && prefersCounting(window.after(), histogram.bytes(window) / window.hours());
  }

  /** Splits a window that was too large, by the current cost model. */
  List<Window> parts(Window window) {
    double lines = histogram.bytes(window) / costModel.bytesPerLine();
    double parts = Math.clamp(Math.ceil(lines / costModel.linesPerCount()), 2, MOST_PARTS);
    long length = Math.max(1, (window.upTo() - window.after()) / (long) parts);
    var found = new ArrayList<Window>();
    for (long after = window.after(); after < window.upTo(); ) {
      long end = Math.min(window.upTo(), Window.secondFrom(after + length));
      found.add(new Window(after, end));
      after = end;
    }
    return found;
  }

  private long end(Window stretch) {
    long position = stretch.after();
    long limit = Math.min(stretch.upTo(), position + limits.longestWindow().toNanos());
    return prefersCounting(position, histogram.bytesPerHour(position + 1))
        ? endOfCount(position, limit)
        : endOfPage(position, limit);
  }

  private boolean prefersCounting(long after, double bytesPerHour) {
    // the second before a turn is read, whatever is done with those after it
    double hours = (buckets.nextStart(after + Window.SECOND) - after) / (double) Window.HOUR;
    return costModel.prefersCounting(bytesPerHour / costModel.bytesPerLine(), hours);
  }

  /**
   * Counts cover whole seconds. The partial seconds at both ends are read, and so is the second at
   * whose end the next bucket begins, because its last instant belongs to that bucket.
   */
  private long endOfCount(long position, long limit) {
    long firstSecond = Window.secondFrom(position);
    if (firstSecond != position) {
      return Math.min(firstSecond, limit);
    }
    long turn = buckets.nextStart(position + 1);
    if (turn <= limit && position >= Window.secondUpTo(turn - 1)) {
      return Window.secondFrom(turn);
    }
    long lastSecond = Window.secondUpTo(Math.min(limit, turn - 1));
    if (position == lastSecond) {
      return limit;
    }
    long end =
        histogram.advance(
            position, costModel.linesPerCount() * costModel.bytesPerLine(), lastSecond);
    return Math.min(Window.secondFrom(end), lastSecond);
  }

  /**
   * A page does not extend into an empty interval, where each hour has a cost and no lines. It ends
   * at the end of an hour or lies within one, because Loki splits log queries by hour at a cost per
   * part.
   */
  private long endOfPage(long position, long limit) {
    long within = histogram.stretchEnd(position + 1, limit);
    double lines = FULLNESS * costModel.linesPerPage();
    double bytes =
        histogram.isKnown()
            ? Math.min(lines * costModel.bytesPerLine(), costModel.bytesPerPage())
            : lines * costModel.bytesPerLine();
    long end = histogram.advance(position, bytes, within);
    long lastOfHour = Math.floorDiv(end + 1, Window.HOUR) * Window.HOUR - 1;
    return lastOfHour > position ? lastOfHour : Math.min(Window.secondFrom(end), limit);
  }
}
