package io.oscar.reports.report;

import java.util.List;

/** The sources of reports, with the metrics affected if one is incomplete. */
public enum SourceName {
  SERVICE_INVENTORY("service-inventory", MetricKey.SERVICES_COUNT),
  PROMETHEUS("prometheus", MetricKey.CPU_HOURS, MetricKey.GPU_HOURS),
  LOKI("loki", Impact.REQUESTS),
  REQUEST_LOGS("request-logs", Impact.REQUESTS),
  EXPOSED_REQUEST_LOGS(
      "exposed-request-logs", MetricKey.REQUESTS_EXPOSED, MetricKey.SERVICES_COUNT),
  COUNTRY_ATTRIBUTION("country-attribution", MetricKey.COUNTRIES_COUNT, MetricKey.COUNTRIES_LIST);

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<MetricKey> impacted;

  SourceName(String key, MetricKey... impacted) {
    this.key = key;
    this.impacted = List.of(impacted);
  }

  /** The name in OSCAR's API. */
  public String key() {
    return key;
  }

  /** The metrics that depend on this source. */
  public List<MetricKey> impacted() {
    return impacted;
  }

  @Override
  public String toString() {
    return key;
  }

  private static final class Impact {
    static final MetricKey[] REQUESTS = {
      MetricKey.REQUESTS_SYNC,
      MetricKey.REQUESTS_ASYNC,
      MetricKey.REQUESTS_PER_USER,
      MetricKey.USERS,
      MetricKey.SERVICES_COUNT,
      MetricKey.COUNTRIES_COUNT,
      MetricKey.COUNTRIES_LIST
    };
  }
}
