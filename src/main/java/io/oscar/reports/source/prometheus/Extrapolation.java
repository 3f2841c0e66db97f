package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;

/**
 * How much {@code increase} extrapolates before the first sample of a series that starts within a
 * range. Its first value was counted by then, so it should be added in full. Prometheus 2 does so
 * up to the increase of one scrape interval, Prometheus 3 up to half of that.
 *
 * @param halves whether it is limited to half an interval
 * @param findings why this is unknown; a full interval is then assumed
 */
record Extrapolation(boolean halves, Findings findings) {
  /** The first value is added in full, or it does not matter. */
  static final Extrapolation WHOLE = new Extrapolation(false, Findings.NONE);

  private static final String WHAT = "usage before a pod's first scrape was";
  private static final String ACTION = "checking the extrapolation of increase";

  // The version is not sufficient: compatible servers behave like either. This series starts in the
  // middle of a range with 8 and grows to 58, by 10 per interval: its increase is 58 or 55.
  private static final PromQl KNOWN_SERIES =
      new PromQl("increase((vector(time()) - 42 > 0)[100s:10s] @ 100)");
  private static final int HALF = 55;

  /** Detects the server's extrapolation. */
  static Extrapolation look(PrometheusApi api, EvaluationRange range, Deadline deadline) {
    try {
      double increase = api.query(ACTION, KNOWN_SERIES, range, deadline).sum();
      return new Extrapolation(Math.round(increase) == HALF, Findings.NONE);
    } catch (SourceFailure failure) {
      return new Extrapolation(false, Findings.unchecked(WHAT, failure));
    }
  }
}
