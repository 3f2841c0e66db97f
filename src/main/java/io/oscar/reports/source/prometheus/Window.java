package io.oscar.reports.source.prometheus;

import io.oscar.reports.report.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time as Prometheus is asked for it: a length that ends at a moment. Prometheus keeps
 * time in milliseconds, so both ends are moved inwards to whole ones.
 *
 * @param start the first moment
 * @param end the last moment, at which queries are evaluated
 */
record Window(Instant start, Instant end) {
  /** What is shorter may lie between two samples; few installations take one every five minutes. */
  static final Duration SHORT = Duration.ofMinutes(10);

  private static final Duration MOMENT = Duration.ofMillis(1);

  // Nothing is sampled more often than that, and PromQL has no empty range.
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** The window of a report's range; at least a second long, which it may begin too early for. */
  static Window of(TimeRange range) {
    Instant end = range.end().truncatedTo(ChronoUnit.MILLIS);
    Instant first = range.start().plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    Instant latest = end.minus(SHORTEST);
    return new Window(first.isBefore(latest) ? first : latest, end);
  }

  /** Its length, in whole milliseconds. */
  Duration length() {
    return Duration.between(start, end);
  }

  /** Whether this window begins where another one ends. */
  boolean follows(Window other) {
    return start.equals(other.end.plus(MOMENT));
  }

  /** Whether the window may hold too few samples to tell anything. */
  boolean isShort() {
    return length().compareTo(SHORT) < 0;
  }

  /** A window that is no longer short, with this one in its middle. */
  Window around() {
    Instant last = end.plus(SHORT.minus(length()).dividedBy(2));
    return new Window(last.minus(SHORT), last);
  }

  /** The end of the window, no longer than this. */
  Window last(Duration longest) {
    Instant first = end.minus(longest);
    return first.isAfter(start) ? new Window(first, end) : this;
  }

  /** The window cut before each midnight (UTC); no moment is in two of the parts. */
  List<Window> days() {
    var days = new ArrayList<Window>();
    Instant from = start;
    while (from.isBefore(end)) {
      Instant midnight =
          from.atZone(ZoneOffset.UTC)
              .toLocalDate()
              .plusDays(1)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant();
      Instant to = midnight.isBefore(end) ? midnight.minus(MOMENT) : end;
      days.add(new Window(from, to));
      from = to.plus(MOMENT);
    }
    return List.copyOf(days);
  }

  @Override
  public String toString() {
    return start + "--" + end;
  }
}
