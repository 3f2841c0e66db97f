package io.oscar.reports.source.loki;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.tally.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time, open at its beginning and closed at its end, as LogQL's range vectors are.
 *
 * @param after the moment before the first, in nanoseconds since 1970
 * @param upTo the last moment, in nanoseconds since 1970
 */
record Window(long after, long upTo) {
  /** LogQL counts between whole multiples of the step, so windows to count begin and end there. */
  static final long SECOND = 1_000_000_000L;

  static final long HOUR = 3_600 * SECOND;

  // Loki's parts tell each other times as numbers, and read up to ten digits as seconds.
  private static final long FIRST_NANOSECONDS = 10 * SECOND;

  /**
   * The window that covers a range, both of whose ends are inclusive; without the first ten seconds
   * of 1970, which Loki takes for times of our days.
   */
  static Window of(TimeRange range) {
    long after = Math.max(FIRST_NANOSECONDS, Timestamps.toNanos(range.start()) - 1);
    return new Window(after, Math.max(after, Timestamps.toNanos(range.end())));
  }

  /** The last whole second at or before a moment. */
  static long secondUpTo(long epochNanos) {
    return Math.floorDiv(epochNanos, SECOND) * SECOND;
  }

  /** The first whole second at or after a moment. */
  static long secondFrom(long epochNanos) {
    return -Math.floorDiv(-epochNanos, SECOND) * SECOND;
  }

  /** The first moment. */
  Instant first() {
    return Timestamps.toInstant(after + 1);
  }

  /** The last moment. */
  Instant last() {
    return Timestamps.toInstant(upTo);
  }

  /** The length. */
  Duration length() {
    return Duration.ofNanos(upTo - after);
  }

  double hours() {
    return (upTo - after) / 3.6e12;
  }

  boolean contains(long epochNanos) {
    return after < epochNanos && epochNanos <= upTo;
  }

  /** Whether its first moment is a full hour, at which Loki cuts queries of lines. */
  boolean beginsAnHour() {
    return (after + 1) % HOUR == 0;
  }

  /** From its beginning to the end of another, or to its own where that is later. */
  Window to(Window other) {
    return new Window(after, Math.max(upTo, other.upTo));
  }

  boolean overlaps(Window other) {
    return after < other.upTo && other.after < upTo;
  }

  boolean isEmpty() {
    return after >= upTo;
  }

  /** The whole seconds that lie in it; empty where none does. */
  Window innerSeconds() {
    return new Window(secondFrom(after), secondUpTo(upTo));
  }

  /** What of it lies in another; empty where nothing does. */
  Window within(Window other) {
    return new Window(Math.max(after, other.after), Math.min(upTo, other.upTo));
  }

  /** What is left of it without some windows that lie in it, in their order. */
  List<Window> without(List<Window> some) {
    var left = new ArrayList<Window>();
    long begin = after;
    for (Window window : some) {
      left.add(new Window(begin, window.after));
      begin = window.upTo;
    }
    left.add(new Window(begin, upTo));
    left.removeIf(Window::isEmpty);
    return left;
  }

  /** The whole seconds that it lies in. */
  Window wholeSeconds() {
    return new Window(secondUpTo(after), secondFrom(upTo));
  }

  /** Whether LogQL can count it: both ends are whole seconds. */
  boolean isCountable() {
    return after % SECOND == 0 && upTo % SECOND == 0;
  }

  /** Whether a whole second lies within it, at which it can be halved. */
  boolean isDivisible() {
    return secondFrom(after + 1) < upTo;
  }

  /** Its parts up to each of some moments, in their order, and after them. */
  List<Window> cutAt(long... moments) {
    var parts = new ArrayList<Window>();
    long begin = after;
    for (long moment : moments) {
      if (begin < moment && moment < upTo) {
        parts.add(new Window(begin, moment));
        begin = moment;
      }
    }
    parts.add(new Window(begin, upTo));
    return parts;
  }

  /** A moment about halfway, at a whole second. */
  long middle() {
    long second = secondUpTo(after + (upTo - after) / 2);
    return second > after ? second : second + SECOND;
  }

  /** The first half. */
  Window earlier() {
    return new Window(after, middle());
  }

  /** The second half. */
  Window later() {
    return new Window(middle(), upTo);
  }
}
