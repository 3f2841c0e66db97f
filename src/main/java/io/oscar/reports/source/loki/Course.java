package io.oscar.reports.source.loki;

import io.oscar.reports.tally.Buckets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the windows of a part of a log one after the other, each as wide as the density and the
 * pace advise at that moment.
 */
final class Course {
  // A page that turns out full costs Loki a cancelled query and its queriers a pause; see Horizon.
  private static final double FULLNESS = 0.85;

  private static final int MOST_PARTS = 64;

  private final DensityMap density;
  private final Pace pace;
  private final Buckets buckets;
  private final ServerLimits limits;
  private final Deque<Window> stretches;

  /**
   * @param buckets the stretches of time that lines are counted apart by: a window to count lies in
   *     one of them
   */
  Course(LogPart part, ServerLimits limits, Buckets buckets) {
    this.density = part.density();
    this.pace = part.pace();
    this.limits = limits;
    this.buckets = buckets;
    this.stretches = new ArrayDeque<>(part.stretches());
  }

  /** The next window, or null when all stretches are covered. */
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

  /** What no window has covered yet. */
  synchronized List<Window> rest() {
    return List.copyOf(stretches);
  }

  /** Whether LogQL should count a window, rather than the lines be read. */
  boolean isToBeCounted(Window window) {
    return window.isCountable()
        && buckets.nextStart(window.after() + 1) > window.upTo()
        && prefersCounting(window.after(), density.bytes(window) / window.hours());
  }

  /** The parts of a window that was too large, each as large as the pace advises by now. */
  List<Window> parts(Window window) {
    double lines = density.bytes(window) / pace.bytesPerLine();
    double parts = Math.clamp(Math.ceil(lines / pace.linesPerCount()), 2, MOST_PARTS);
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
    return prefersCounting(position, density.bytesPerHour(position + 1))
        ? endOfCount(position, limit)
        : endOfPage(position, limit);
  }

  private boolean prefersCounting(long after, double bytesPerHour) {
    // the second before a turn is read, whatever is done with those after it
    double hours = (buckets.nextStart(after + Window.SECOND) - after) / (double) Window.HOUR;
    return pace.prefersCounting(bytesPerHour / pace.bytesPerLine(), hours);
  }

  /**
   * A count is of whole seconds; before the first and after the last one are parts to be read, and
   * so is the second at whose end the next bucket begins, whose first moment is part of that.
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
    long end = density.advance(position, pace.linesPerCount() * pace.bytesPerLine(), lastSecond);
    return Math.min(Window.secondFrom(end), lastSecond);
  }

  /**
   * A page does not reach into an empty stretch, where every hour costs and nothing comes. It ends
   * with an hour or lies within one, because Loki cuts log queries there, and every piece costs;
   * the first moment of the next hour would be one more.
   */
  private long endOfPage(long position, long limit) {
    long within = density.stretchEnd(position + 1, limit);
    double lines = FULLNESS * pace.linesPerPage();
    double bytes =
        density.isKnown()
            ? Math.min(lines * pace.bytesPerLine(), pace.bytesPerPage())
            : lines * pace.bytesPerLine();
    long end = density.advance(position, bytes, within);
    long lastOfHour = Math.floorDiv(end + 1, Window.HOUR) * Window.HOUR - 1;
    return lastOfHour > position ? lastOfHour : Math.min(Window.secondFrom(end), limit);
  }
}
