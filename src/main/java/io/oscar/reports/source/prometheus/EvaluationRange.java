package io.oscar.reports.source.prometheus;

import io.oscar.reports.report.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The time range of a Prometheus query: a duration that ends at an instant. Prometheus has
 * millisecond resolution, so both ends are rounded inwards.
 *
 * @param start the first instant
 * @param end the last instant, at which queries are evaluated
 */
record EvaluationRange(Instant start, Instant end) {
  /** Shorter windows may lie between two samples; scrape intervals above five minutes are rare. */
  static final Duration SHORT = Duration.ofMinutes(10);

  private static final Duration MOMENT = Duration.ofMillis(1);

  // Scrape intervals are not shorter, and PromQL has no empty range.
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** The window of a report's range; extended to at least one second by an earlier start. */
  static EvaluationRange of(TimeRange range) {
    Instant end = range.end().truncatedTo(ChronoUnit.MILLIS);
    Instant first = range.start().plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    Instant latest = end.minus(SHORTEST);
    return new EvaluationRange(first.isBefore(latest) ? first : latest, end);
  }

  /** Its length in milliseconds. */
  Duration length() {
    return Duration.between(start, end);
  }

  /** Whether this window starts at the end of another. */
  boolean follows(EvaluationRange other) {
    return start.equals(other.end.plus(MOMENT));
  }

  /** Whether the window may have too few samples. */
  boolean isShort() {
    return length().compareTo(SHORT) < 0;
  }

  /** This window extended on both sides to the minimum length. */
  EvaluationRange around() {
    Instant last = end.plus(SHORT.minus(length()).dividedBy(2));
    return new EvaluationRange(last.minus(SHORT), last);
  }

  /** The last part of the window, limited in length. */
  EvaluationRange last(Duration longest) {
    Instant first = end.minus(longest);
    return first.isAfter(start) ? new EvaluationRange(first, end) : this;
  }

  /** Splits the window at each midnight (UTC) into disjoint parts. */
  List<EvaluationRange> days() {
    var days = new ArrayList<EvaluationRange>();
    Instant from = start;
    while (from.isBefore(end)) {
      Instant midnight =
          from.atZone(ZoneOffset.UTC)
              .toLocalDate()
              .plusDays(1)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant();
      Instant to = midnight.isBefore(end) ? midnight.minus(MOMENT) : end;
      days.add(new EvaluationRange(from, to));
      from = to.plus(MOMENT);
    }
    return List.copyOf(days);
  }

  @Override
  public String toString() {
    return start + "--" + end;
  }
}
