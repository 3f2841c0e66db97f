package io.oscar.reports.source.loki;

import io.oscar.reports.source.PrometheusDuration;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tenant's limits as reported by Loki (grafana/loki, pkg/loki/config_handler.go).
 *
 * @param entries the maximum number of lines of a query, or 0 if unlimited or unknown
 * @param series the maximum number of series, or 0 if unlimited or unknown
 * @param length the maximum range of a query, or null if unlimited or unknown
 * @param interval the maximum interval of a count, or null if unlimited or unknown
 * @param lookback the maximum query lookback, or null if unlimited or unknown
 * @param retention the retention period, or null if unlimited or unknown
 */
record TenantLimits(
    int entries,
    int series,
    @Nullable Duration length,
    @Nullable Duration interval,
    @Nullable Duration lookback,
    @Nullable Duration retention) {
  /** Unknown limits. */
  static final TenantLimits UNKNOWN = new TenantLimits(0, 0, null, null, null, null);

  /**
   * Parses a response.
   *
   * @throws tools.jackson.core.JacksonException if it is not valid JSON
   */
  static TenantLimits read(InputStream answer) {
    JsonNode limits = JsonMapper.shared().readTree(answer).path("limits");
    return new TenantLimits(
        Math.max(0, limits.path("max_entries_limit_per_query").asInt(0)),
        Math.max(0, limits.path("max_query_series").asInt(0)),
        duration(limits.path("max_query_length")),
        duration(limits.path("max_query_range")),
        duration(limits.path("max_query_lookback")),
        duration(limits.path("retention_period")));
  }

  private static @Nullable Duration duration(JsonNode value) {
    Duration duration = PrometheusDuration.parse(value.asString(""));
    return duration.isZero() ? null : duration;
  }
}
