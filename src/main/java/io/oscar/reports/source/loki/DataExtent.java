package io.oscar.reports.source.loki;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * Finds the oldest and the newest line of a window. If it ends within a second, counts may include
 * lines after its end; its part of that second is then ignored.
 *
 * <p>Counts narrow the window until it has few lines, which are then all read. Querying one line of
 * a wide window would be simpler, but Loki then cancels the subqueries that are no longer needed,
 * and its queriers pause after a cancelled call: subsequent queries of any client were seen to wait
 * up to three seconds.
 */
final class DataExtent {
  private static final Duration NARROW = Duration.ofHours(12);
  private static final long FEW_BYTES = 250_000;
  private static final Window NOTHING = new Window(0, 0);

  private final LokiApi loki;
  private final PageReader pages;
  private final LogQl query;
  private final LimitErrorParser limits;

  DataExtent(LokiApi loki, PageReader pages, LogQl query, LimitErrorParser limits) {
    this.loki = loki;
    this.pages = pages;
    this.query = query;
    this.limits = limits;
  }

  /**
   * The timestamp of the oldest line, in nanoseconds since 1970; empty if there is none.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer
   */
  OptionalLong oldest(Window window) {
    OptionalLong found = end(window, Window::earlier, Window::later).reduce(Math::min);
    var inner = new Window(Window.secondFrom(window.after()), window.upTo());
    return found.isPresent() || inner.equals(window) || inner.isEmpty() ? found : oldest(inner);
  }

  /**
   * The timestamp of the newest line, in nanoseconds since 1970; empty if there is none.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer
   */
  OptionalLong newest(Window window) {
    OptionalLong found = end(window, Window::later, Window::earlier).reduce(Math::max);
    var inner = new Window(window.after(), Window.secondUpTo(window.upTo()));
    return found.isPresent() || inner.equals(window) || inner.isEmpty() ? found : newest(inner);
  }

  /** The timestamps of the lines at one end of a window. */
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
        times.add(second.wholeSeconds().upTo()); // if lines are not returned, see LostLines
      }
    }
    return times.stream().mapToLong(Long::longValue).filter(window::contains);
  }

  /** Narrows a window at one end; empty if there is no line. */
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

  /** The bytes of a window, widened to whole seconds. */
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
    int firstPage = bytes(seconds) > PageReader.MOST_BYTES ? PageReader.FEW : limits.lines();
    pages.read(query, seconds, firstPage, entry -> times.add(entry.epochNanos()));
    return times;
  }
}
