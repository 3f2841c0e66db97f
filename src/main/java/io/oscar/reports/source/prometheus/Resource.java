package io.oscar.reports.source.prometheus;

/** A measured resource and its counter of seconds in Prometheus. */
enum Resource {
  CPU("container_cpu_usage_seconds_total", "PROMETHEUS_CPU_QUERY"),
  GPU("container_gpu_usage_seconds_total", "PROMETHEUS_GPU_QUERY");

  private final String metric;
  private final String setting;

  Resource(String metric, String setting) {
    this.metric = metric;
    this.setting = setting;
  }

  /** The counter of the built-in query, in seconds. */
  String metric() {
    return metric;
  }

  /** The setting that overrides the built-in query. */
  String setting() {
    return setting;
  }

  /** The action, for messages. */
  String action() {
    return "reading " + this + " hours";
  }
}
