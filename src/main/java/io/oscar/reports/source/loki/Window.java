package io.oscar.reports.source.loki;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.report.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A left-open, right-closed time interval, like LogQL's range vectors.
 *
 * @param after the exclusive start, in nanoseconds since 1970
 * @param upTo the inclusive end, in nanoseconds since 1970
 */
record Window(long after, long upTo) {
  /** LogQL evaluates at multiples of the step, so windows to count start and end there. */
  static final long SECOND = 1_000_000_000L;

  static final long HOUR = 3_600 * SECOND;

  // Loki's components exchange timestamps as numbers, and parse up to ten digits as seconds.
  private static final long FIRST_NANOSECONDS = 10 * SECOND;

  /**
   * The window of a range with inclusive ends; without the first ten seconds of 1970, which Loki
   * misinterprets.
   */
  static Window of(TimeRange range) {
    long after = Math.max(FIRST_NANOSECONDS, Timestamps.toNanos(range.start()) - 1);
    return new Window(after, Math.max(after, Timestamps.toNanos(range.end())));
  }

  /** The last whole second at or before an instant. */
  static long secondUpTo(long epochNanos) {
    return Math.floorDiv(epochNanos, SECOND) * SECOND;
  }

  /** The first whole second at or after an instant. */
  static long secondFrom(long epochNanos) {
    return -Math.floorDiv(-epochNanos, SECOND) * SECOND;
  }

  /** The first instant. */
  Instant first() {
    return Timestamps.toInstant(after + 1);
  }

  /** The last instant. */
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

  /** Whether its first instant is a full hour, where Loki splits log queries. */
  boolean beginsAnHour() {
    return (after + 1) % HOUR == 0;
  }

  /** From its start to the later end of this and another. */
  Window to(Window other) {
    return new Window(after, Math.max(upTo, other.upTo));
  }

  boolean overlaps(Window other) {
    return after < other.upTo && other.after < upTo;
  }

  boolean isEmpty() {
    return after >= upTo;
  }

  /** The whole seconds in it; empty if there are none. */
  Window innerSeconds() {
    return new Window(secondFrom(after), secondUpTo(upTo));
  }

  /** The intersection with another; may be empty. */
  Window within(Window other) {
    return new Window(Math.max(after, other.after), Math.min(upTo, other.upTo));
  }

  /** The difference of this and some ordered windows within it. */
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

  /** Whether LogQL can count it, that is, both ends are whole seconds. */
  boolean isCountable() {
    return after % SECOND == 0 && upTo % SECOND == 0;
  }

  /** Whether a whole second lies within it, at which it can be halved. */
  boolean isDivisible() {
    return secondFrom(after + 1) < upTo;
  }

  /** Splits it at some ordered instants. */
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

  /** A whole second near its middle. */
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
