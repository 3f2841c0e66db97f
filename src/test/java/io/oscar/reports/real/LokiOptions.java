package io.oscar.reports.real;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * In what a test's Loki differs from Loki as it ships. Its query limits are the stock ones unless a
 * test changes them; only what ingestion accepts is always raised, so that months of old lines can
 * be pushed at once.
 *
 * @param multiTenant whether every request needs an {@code X-Scope-OrgID} header
 * @param limits entries of {@code limits_config}, by their YAML name
 */
public record LokiOptions(boolean multiTenant, Map<String, String> limits) {

  private static final Map<String, String> OPEN_INGESTION =
      Map.of(
          "reject_old_samples", "false",
          "ingestion_rate_mb", "1024",
          "ingestion_burst_size_mb", "1024",
          "per_stream_rate_limit", "1GB",
          "per_stream_rate_limit_burst", "1GB",
          "allow_structured_metadata", "true",
          "volume_enabled", "true");

  public LokiOptions {
    limits = Map.copyOf(limits);
  }

  /** Stock query limits: 5,000 lines, 500 series, 721 hours, one minute. */
  public static LokiOptions stock() {
    return new LokiOptions(false, OPEN_INGESTION);
  }

  /** The same with {@code max_entries_limit_per_query} set to so many lines. */
  public LokiOptions withMaxEntries(int lines) {
    return withLimit("max_entries_limit_per_query", Integer.toString(lines));
  }

  /** The same with {@code max_query_series} set to so many series. */
  public LokiOptions withMaxSeries(int series) {
    return withLimit("max_query_series", Integer.toString(series));
  }

  /** The same without the volume endpoints, as in Loki before 2.9. */
  public LokiOptions withoutVolume() {
    return withLimit("volume_enabled", "false");
  }

  /** The same with tenants: {@link LokiServer#push} then needs one. */
  public LokiOptions withTenants() {
    return new LokiOptions(true, limits);
  }

  /** The same with any other entry of {@code limits_config}. */
  public LokiOptions withLimit(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(limits);
    changed.put(name, value);
    return new LokiOptions(multiTenant, changed);
  }

  /** The YAML block below {@code limits_config:}. */
  String limitsYaml() {
    return limits.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(limit -> "  " + limit.getKey() + ": " + limit.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
