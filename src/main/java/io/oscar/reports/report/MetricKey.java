package io.oscar.reports.report;

import java.util.Arrays;
import java.util.List;

/** The ten metrics of OSCAR's catalogue, in the order in which a service's metrics are listed. */
public enum MetricKey {
  CPU_HOURS("cpu-hours"),
  GPU_HOURS("gpu-hours"),
  REQUESTS_SYNC("requests-sync-per-service"),
  REQUESTS_ASYNC("requests-async-per-service"),
  REQUESTS_EXPOSED("requests-exposed-per-service"),
  USERS("users-per-service"),
  SERVICES_COUNT("services-count"),
  REQUESTS_PER_USER("requests-per-user"),
  COUNTRIES_COUNT("countries-count"),
  COUNTRIES_LIST("countries-list");

  private final String key;

  MetricKey(String key) {
    this.key = key;
  }

  /** The name in OSCAR's API. */
  public String key() {
    return key;
  }

  /** Whether the metric is measured in hours by Prometheus rather than counted from requests. */
  public boolean isUsage() {
    return this == CPU_HOURS || this == GPU_HOURS;
  }

  /**
   * The metric with a name.
   *
   * @throws InvalidRequest if it is unknown; the message lists the valid names
   */
  public static MetricKey of(String key) {
    return Arrays.stream(values())
        .filter(metric -> metric.key.equals(key))
        .findFirst()
        .orElseThrow(() -> InvalidRequest.notOneOf("metric", key, key, names()));
  }

  /** All names, in the order of the catalogue. */
  public static List<String> names() {
    return Arrays.stream(values()).map(MetricKey::key).toList();
  }

  @Override
  public String toString() {
    return key;
  }
}
