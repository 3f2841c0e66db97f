package io.oscar.reports.source.loki;

import java.util.List;

/**
 * Some streams of a log in some intervals of the range, counted separately.
 *
 * @param query the lines of the streams
 * @param hasCountries whether stream labels have the country, so that addresses are likely not
 *     needed
 * @param stretches the intervals of the range to count, in order
 * @param histogram the volume histogram of the streams
 * @param costModel the cost model, updated while reading
 */
record LogPart(
    LogQl query,
    boolean hasCountries,
    List<Window> stretches,
    VolumeHistogram histogram,
    CostModel costModel) {
  LogPart {
    stretches = List.copyOf(stretches);
  }

  /** The same part in other intervals. */
  LogPart in(List<Window> others) {
    return new LogPart(query, hasCountries, others, histogram, costModel);
  }

  /** The same part with another histogram. */
  LogPart with(VolumeHistogram other) {
    return new LogPart(query, hasCountries, stretches, other, costModel);
  }
}
