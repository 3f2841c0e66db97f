package io.oscar.reports.real;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In what a test's Loki differs from Loki as it ships. Its query limits are the stock ones unless a
 * test changes them; only what ingestion accepts is always raised, so that months of old lines can
 * be pushed at once.
 *
 * @param multiTenant whether every request needs an {@code X-Scope-OrgID} header
 * @param cached whether it answers from its results caches, which large installations have and a
 *     Loki as it ships has not
 * @param limits entries of {@code limits_config}, by their YAML name
 */
public record LokiOptions(boolean multiTenant, boolean cached, Map<String, String> limits) {

  private static final Map<String, String> OPEN_INGESTION =
      Map.of(
          "reject_old_samples", "false",
          "ingestion_rate_mb", "1024",
          "ingestion_burst_size_mb", "1024",
          "per_stream_rate_limit", "1GB",
          "per_stream_rate_limit_burst", "1GB",
          "allow_structured_metadata", "true",
          "volume_enabled", "true");

  // Each with the embedded cache that it has unless another is named.
  private static final List<String> CACHED =
      List.of(
          "results",
          "instant_metric_results",
          "index_stats_results",
          "volume_results",
          "series_results");

  public LokiOptions {
    limits = Map.copyOf(limits);
  }

  /** Stock query limits: 5,000 lines, 500 series, 721 hours, one minute. */
  public static LokiOptions stock() {
    return new LokiOptions(false, false, OPEN_INGESTION);
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
    return new LokiOptions(true, cached, limits);
  }

  /** The same with caches of results. */
  public LokiOptions withCaches() {
    return new LokiOptions(multiTenant, true, limits);
  }

  /** The same with any other entry of {@code limits_config}. */
  public LokiOptions withLimit(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(limits);
    changed.put(name, value);
    return new LokiOptions(multiTenant, cached, changed);
  }

  /** The YAML block {@code query_range:}. */
  String cachesYaml() {
    return cached
        ? CACHED.stream()
            .map("  cache_%s: true\n"::formatted)
            .collect(joining("", "query_range:\n", ""))
        : "";
  }

  /** The YAML block below {@code limits_config:}. */
  String limitsYaml() {
    return limits.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(limit -> "  " + limit.getKey() + ": " + limit.getValue() + "\n")
        .collect(joining());
  }
}
