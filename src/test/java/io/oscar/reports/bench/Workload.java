package io.oscar.reports.bench;

import java.time.Duration;
import java.time.Instant;

/**
 * How much happened, and when. Requests are spread evenly, each somewhere in its share of the time.
 *
 * @param requests synchronous and asynchronous requests
 * @param exposed requests to exposed services
 * @param start the time of the first, inclusive
 * @param days how many days they are spread over
 * @param services how many services there are
 * @param users how many users there are
 */
public record Workload(
    int requests, int exposed, Instant start, int days, int services, int users) {

  /** The end of the time, exclusive. */
  public Instant end() {
    return start.plus(Duration.ofDays(days));
  }

  /** The part of so many requests that falls on a day (from 0): its first, inclusive. */
  int firstOf(int day, int all) {
    return (int) ((long) all * day / days);
  }

  /**
   * The nanoseconds since the epoch of one of so many requests, {@code fraction} into its share.
   */
  long nanos(int request, int all, double fraction) {
    long span = Duration.ofDays(days).toNanos();
    long share = span / all;
    long first = Math.multiplyExact(start.getEpochSecond(), 1_000_000_000L);
    return first + request * share + (long) (fraction * share);
  }
}
