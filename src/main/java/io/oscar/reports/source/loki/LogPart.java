package io.oscar.reports.source.loki;

import java.util.List;

/**
 * Some of a log's streams in some stretches of its range, which are tallied on their own.
 *
 * @param query the lines of the streams
 * @param hasCountries whether labels of the streams tell the country, so that addresses are likely
 *     not to matter
 * @param stretches what of the range is tallied in this part, in its order
 * @param density where the bytes of the streams lie
 * @param pace what is to be learnt on the way
 */
record LogPart(
    LogQl query, boolean hasCountries, List<Window> stretches, DensityMap density, Pace pace) {
  LogPart {
    stretches = List.copyOf(stretches);
  }

  /** The same in other stretches. */
  LogPart in(List<Window> others) {
    return new LogPart(query, hasCountries, others, density, pace);
  }

  /** The same with another map. */
  LogPart with(DensityMap other) {
    return new LogPart(query, hasCountries, stretches, other, pace);
  }
}
