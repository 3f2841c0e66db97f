package io.oscar.reports.source.loki;

import io.oscar.reports.source.PrometheusDuration;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Loki says of a tenant's limits (grafana/loki, pkg/loki/config_handler.go).
 *
 * @param entries the most lines in an answer, or 0 where there is no limit or it is not known
 * @param series the most series of a count, or 0 where there is no limit or it is not known
 * @param length the longest range of a query, or null where there is no limit or it is not known
 * @param interval the longest range of a count, or null where there is no limit or it is not known
 * @param lookback how far back queries see, or null where there is no limit or it is not known
 * @param retention how long lines are kept, or null where there is no limit or it is not known
 */
record TenantLimits(
    int entries,
    int series,
    @Nullable Duration length,
    @Nullable Duration interval,
    @Nullable Duration lookback,
    @Nullable Duration retention) {
  /** Nothing is known. */
  static final TenantLimits UNKNOWN = new TenantLimits(0, 0, null, null, null, null);

  /**
   * Reads an answer.
   *
   * @throws tools.jackson.core.JacksonException if it is no JSON
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
