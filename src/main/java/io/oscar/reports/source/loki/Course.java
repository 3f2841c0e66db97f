package io.oscar.reports.source.loki;

import org.jspecify.annotations.Nullable;

/**
 * Hands out the windows of a range one after the other, each as wide as the density and the pace
 * advise at that moment.
 */
final class Course {
  private final Window whole;
  private final DensityMap density;
  private final Pace pace;
  private long position;

  Course(Window whole, DensityMap density, Pace pace) {
    this.whole = whole;
    this.density = density;
    this.pace = pace;
    this.position = whole.after();
  }

  /** The next window, or null when the range is covered. */
  synchronized @Nullable Window next() {
    if (position >= whole.upTo()) {
      return null;
    }
    var window = new Window(position, end());
    position = window.upTo();
    return window;
  }

  /** What no window has covered yet; empty at the end. */
  synchronized Window rest() {
    return new Window(position, whole.upTo());
  }

  /** Whether LogQL should count a window, rather than the lines be read. */
  boolean isToBeCounted(Window window) {
    return window.isCountable()
        && pace.prefersCounting(density.bytes(window) / pace.bytesPerLine() / window.hours());
  }

  private long end() {
    long firstSecond = -Math.floorDiv(-position, Window.SECOND) * Window.SECOND;
    if (firstSecond != position) {
      return Math.min(firstSecond, whole.upTo()); // the edge before the first whole second
    }
    long lastSecond = Math.floorDiv(whole.upTo(), Window.SECOND) * Window.SECOND;
    if (position == lastSecond) {
      return whole.upTo(); // the edge after the last one
    }
    long limit = Math.min(lastSecond, position + pace.longestWindow().toNanos());
    boolean counting = pace.prefersCounting(density.bytesPerHour(position) / pace.bytesPerLine());
    double lines = counting ? pace.linesPerCount() : 0.9 * pace.pageSize();
    if (!counting) {
      // a page must not reach into an empty stretch, where every hour costs and nothing comes
      limit = Math.min(limit, density.stepEnd(position));
    }
    long end = density.advance(position, lines * pace.bytesPerLine(), limit);
    long aligned = -Math.floorDiv(-end, Window.SECOND) * Window.SECOND;
    return Math.min(aligned, lastSecond);
  }
}
