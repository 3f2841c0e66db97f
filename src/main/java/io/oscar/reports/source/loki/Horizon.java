package io.oscar.reports.source.loki;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * Finds the oldest and the newest line of a window. Where it ends within a second, the sums may be
 * of lines beyond, and what it has of that second is left off then.
 *
 * <p>Sums narrow the window until it holds a few lines, which are then read, all of them. Asking
 * for one line of a wide window would be simpler, but Loki then cancels the parts of the query that
 * are no longer needed, and its queriers pause after a cancelled call: the next queries, whoever
 * asks them, were seen to wait up to three seconds.
 */
final class Horizon {
  private static final Duration NARROW = Duration.ofHours(12);
  private static final long FEW_BYTES = 250_000;
  private static final Window NOTHING = new Window(0, 0);

  private final LokiApi loki;
  private final Pages pages;
  private final LogQl query;
  private final ServerLimits limits;

  Horizon(LokiApi loki, Pages pages, LogQl query, ServerLimits limits) {
    this.loki = loki;
    this.pages = pages;
    this.query = query;
    this.limits = limits;
  }

  /**
   * The time of the oldest line, in nanoseconds since 1970; empty where there is no line.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer
   */
  OptionalLong oldest(Window window) {
    OptionalLong found = end(window, Window::earlier, Window::later).reduce(Math::min);
    var inner = new Window(Window.secondFrom(window.after()), window.upTo());
    return found.isPresent() || inner.equals(window) || inner.isEmpty() ? found : oldest(inner);
  }

  /**
   * The time of the newest line, in nanoseconds since 1970; empty where there is no line.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer
   */
  OptionalLong newest(Window window) {
    OptionalLong found = end(window, Window::later, Window::earlier).reduce(Math::max);
    var inner = new Window(window.after(), Window.secondUpTo(window.upTo()));
    return found.isPresent() || inner.equals(window) || inner.isEmpty() ? found : newest(inner);
  }

  /** The times of the lines at one end of a window. */
  private LongStream end(
      Window window, UnaryOperator<Window> preferred, UnaryOperator<Window> other) {
    Window narrow = narrowed(window, this::isWide, preferred, other);
    if (narrow.isEmpty()) {
      return LongStream.empty();
    }
    List<Long> times = times(narrow);
    if (times.size() < loki.count(query, narrow.wholeSeconds())) {
      Window second = narrowed(narrow, (part, bytes) -> part.isDivisible(), preferred, other);
      times = times(second);
      if (times.size() < loki.count(query, second.wholeSeconds())) {
        times.add(second.wholeSeconds().upTo()); // where lines are not returned, see LostLines
      }
    }
    return times.stream().mapToLong(Long::longValue).filter(window::contains);
  }

  /** The part of a window at one end that is not too wide; empty where there is no line. */
  private Window narrowed(
      Window window,
      BiPredicate<Window, Long> isWide,
      UnaryOperator<Window> preferred,
      UnaryOperator<Window> other) {
    Window narrow = window;
    long bytes = bytes(narrow);
    while (bytes > 0 && isWide.test(narrow, bytes)) {
      Window half = preferred.apply(narrow);
      long ofHalf = bytes(half);
      narrow = ofHalf > 0 ? half : other.apply(narrow);
      bytes = ofHalf > 0 ? ofHalf : bytes;
    }
    return bytes > 0 ? narrow : NOTHING;
  }

  private boolean isWide(Window window, long bytes) {
    Duration allowed = limits.longestWindow();
    Duration longest = allowed.compareTo(NARROW) < 0 ? allowed : NARROW;
    return window.isDivisible() && (window.length().compareTo(longest) > 0 || bytes > FEW_BYTES);
  }

  /** The bytes of a window; one that cannot be counted to the nanosecond is taken wider. */
  private long bytes(Window window) {
    long after = Window.secondUpTo(window.after());
    long upTo = Window.secondFrom(window.upTo());
    long bytes = 0;
    for (long from = after; from < upTo; ) {
      long to = Math.min(upTo, from + limits.longestWindow().toNanos());
      bytes += loki.bytes(query, new Window(from, to));
      from = to;
    }
    return bytes;
  }

  private List<Long> times(Window window) {
    Window seconds = window.wholeSeconds();
    var times = new ArrayList<Long>();
    int firstPage = bytes(seconds) > Pages.MOST_BYTES ? Pages.FEW : limits.lines();
    pages.read(query, seconds, firstPage, entry -> times.add(entry.epochNanos()));
    return times;
  }
}
