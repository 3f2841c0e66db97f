package io.oscar.reports.source.loki;

import java.time.Duration;

/**
 * The limits of an installation of Loki.
 *
 * @param lines max_entries_limit_per_query
 * @param series max_query_series
 * @param length max_query_length
 * @param volumes volume_enabled
 */
record LokiLimits(int lines, int series, Duration length, boolean volumes) {
  static final LokiLimits STOCK = new LokiLimits(5_000, 500, Duration.ofHours(721), true);

  LokiLimits lines(int other) {
    return new LokiLimits(other, series, length, volumes);
  }

  LokiLimits series(int other) {
    return new LokiLimits(lines, other, length, volumes);
  }

  LokiLimits length(Duration other) {
    return new LokiLimits(lines, series, other, volumes);
  }

  LokiLimits withoutVolumes() {
    return new LokiLimits(lines, series, length, false);
  }
}
