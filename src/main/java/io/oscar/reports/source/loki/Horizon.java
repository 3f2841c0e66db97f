package io.oscar.reports.source.loki;

import io.oscar.reports.source.loki.LokiClient.Direction;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the oldest and the newest line of a window.
 *
 * <p>A log query that finds nothing costs 2.6 ms for each hour it looks at, a count costs the same
 * whatever the width: so counts narrow the window first.
 */
final class Horizon {
  private static final Duration NARROW = Duration.ofHours(12);

  private final LokiClient loki;
  private final LogQl query;
  private final Duration longest;
  private final Duration narrowEnough;

  /**
   * @param longest the longest window that the server accepts
   */
  Horizon(LokiClient loki, LogQl query, Duration longest) {
    this.loki = loki;
    this.query = query;
    this.longest = longest;
    this.narrowEnough = longest.compareTo(NARROW) < 0 ? longest : NARROW;
  }

  /**
   * The time of the oldest line, in nanoseconds since 1970; empty where there is no line.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer
   */
  OptionalLong oldest(Window window) {
    return edge(window, Direction.FORWARD);
  }

  /**
   * The time of the newest line, in nanoseconds since 1970; empty where there is no line.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer
   */
  OptionalLong newest(Window window) {
    return edge(window, Direction.BACKWARD);
  }

  private OptionalLong edge(Window window, Direction direction) {
    Window narrow = window;
    while (narrow.length().compareTo(narrowEnough) > 0) {
      boolean forward = direction == Direction.FORWARD;
      Window nearer = forward ? narrow.earlier() : narrow.later();
      Window farther = forward ? narrow.later() : narrow.earlier();
      narrow = hasLines(nearer) ? nearer : farther;
    }
    return loki.lines(query, narrow, 1, direction).data().stream()
        .mapToLong(LogEntry::epochNanos)
        .findFirst();
  }

  /** Whether there is a line; a window that cannot be counted to the nanosecond is taken wider. */
  private boolean hasLines(Window window) {
    long after = Math.floorDiv(window.after(), Window.SECOND) * Window.SECOND;
    long upTo = -Math.floorDiv(-window.upTo(), Window.SECOND) * Window.SECOND;
    for (long from = after; from < upTo; ) {
      long to = Math.min(upTo, from + longest.toNanos());
      if (!loki.counts(query, List.of(), new Window(from, to)).data().isEmpty()) {
        return true;
      }
      from = to;
    }
    return false;
  }
}
