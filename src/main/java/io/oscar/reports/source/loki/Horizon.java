package io.oscar.reports.source.loki;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Finds the oldest and the newest line of a window.
 *
 * <p>Counts narrow the window until it holds a few lines, which are then read, all of them. Asking
 * for one line of a wide window would be simpler, but Loki then cancels the parts of the query that
 * are no longer needed, and its queriers pause after a cancelled call: the next queries, whoever
 * asks them, were seen to wait up to three seconds.
 */
final class Horizon {
  private static final Duration NARROW = Duration.ofHours(12);
  private static final long FEW_LINES = 1_000;

  private final LokiClient loki;
  private final Pages pages;
  private final LogQl query;
  private final Pace pace;

  Horizon(LokiClient loki, Pages pages, LogQl query, Pace pace) {
    this.loki = loki;
    this.pages = pages;
    this.query = query;
    this.pace = pace;
  }

  /**
   * The time of the oldest line, in nanoseconds since 1970; empty where there is no line.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer
   */
  OptionalLong oldest(Window window) {
    Window narrow = window;
    while (isWide(narrow)) {
      narrow = lines(narrow.earlier()) > 0 ? narrow.earlier() : narrow.later();
    }
    return times(narrow).reduce(Math::min);
  }

  /**
   * The time of the newest line, in nanoseconds since 1970; empty where there is no line.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer
   */
  OptionalLong newest(Window window) {
    Window narrow = window;
    while (isWide(narrow)) {
      narrow = lines(narrow.later()) > 0 ? narrow.later() : narrow.earlier();
    }
    return times(narrow).reduce(Math::max);
  }

  private boolean isWide(Window window) {
    Duration longest = pace.longestWindow().compareTo(NARROW) < 0 ? pace.longestWindow() : NARROW;
    return window.isDivisible()
        && (window.length().compareTo(longest) > 0 || lines(window) > FEW_LINES);
  }

  /** The lines of a window; one that cannot be counted to the nanosecond is taken wider. */
  private long lines(Window window) {
    long after = Window.secondUpTo(window.after());
    long upTo = Window.secondFrom(window.upTo());
    long lines = 0;
    for (long from = after; from < upTo; ) {
      long to = Math.min(upTo, from + pace.longestWindow().toNanos());
      lines += loki.count(query, new Window(from, to));
      from = to;
    }
    return lines;
  }

  private LongStream times(Window window) {
    var times = LongStream.builder();
    pages.read(query, window, pace.pageSize(), entry -> times.add(entry.epochNanos()));
    return times.build();
  }
}
