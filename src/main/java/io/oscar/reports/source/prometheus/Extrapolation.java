package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;

/**
 * How much {@code increase} adds for the time before the first sample of a series that begins in a
 * range. Its first value is what was counted by then, so that it should be added whole. Prometheus
 * 2 does so if it is no more than what an interval is good for, Prometheus 3 adds no more than half
 * of that.
 *
 * @param halves whether it is no more than half
 * @param doubts why that is not known; it is then taken for whole
 */
record Extrapolation(boolean halves, Doubts doubts) {
  /** The first value is added whole, or it does not matter. */
  static final Extrapolation WHOLE = new Extrapolation(false, Doubts.NONE);

  private static final String WHAT =
      "how much is counted of what pods used before they were seen was";
  private static final String ACTION = "looking at how increase extrapolates";

  // A version does not tell: other servers compute like either. This series begins in the middle of
  // a range with 8 and grows to 58, by 10 in each interval: its increase is 58, or 55.
  private static final PromQl KNOWN_SERIES =
      new PromQl("increase((vector(time()) - 42 > 0)[100s:10s] @ 100)");
  private static final int HALF = 55;

  /** What the server does. */
  static Extrapolation look(PrometheusApi api, Window window, Deadline deadline) {
    try {
      double increase = api.query(ACTION, KNOWN_SERIES, window, deadline).sum();
      return new Extrapolation(Math.round(increase) == HALF, Doubts.NONE);
    } catch (SourceFailure failure) {
      return new Extrapolation(false, Doubts.unchecked(WHAT, failure));
    }
  }
}
