package io.oscar.reports.source.loki;

import java.time.Duration;

/**
 * The limits of an installation of Loki.
 *
 * @param lines max_entries_limit_per_query
 * @param series max_query_series
 * @param length max_query_length
 * @param volumes volume_enabled
 * @param told the answer of the limits API; empty for a Loki before 3.5, which has none
 */
record LokiLimits(int lines, int series, Duration length, boolean volumes, String told) {
  static final LokiLimits STOCK = new LokiLimits(5_000, 500, Duration.ofHours(721), true, "");

  LokiLimits lines(int other) {
    return new LokiLimits(other, series, length, volumes, told);
  }

  LokiLimits series(int other) {
    return new LokiLimits(lines, other, length, volumes, told);
  }

  LokiLimits length(Duration other) {
    return new LokiLimits(lines, series, other, volumes, told);
  }

  LokiLimits withoutVolumes() {
    return new LokiLimits(lines, series, length, false, told);
  }

  LokiLimits told(String answer) {
    return new LokiLimits(lines, series, length, volumes, answer);
  }
}
