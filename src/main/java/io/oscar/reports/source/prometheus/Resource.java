package io.oscar.reports.source.prometheus;

/** What is measured, and the counter of seconds that Prometheus has of it. */
enum Resource {
  CPU("container_cpu_usage_seconds_total", "PROMETHEUS_CPU_QUERY"),
  GPU("container_gpu_usage_seconds_total", "PROMETHEUS_GPU_QUERY");

  private final String metric;
  private final String setting;

  Resource(String metric, String setting) {
    this.metric = metric;
    this.setting = setting;
  }

  /** The counter that the built-in query reads, in seconds. */
  String metric() {
    return metric;
  }

  /** The setting that replaces the built-in query. */
  String setting() {
    return setting;
  }

  /** What is being tried, for messages. */
  String action() {
    return "reading " + this + " hours";
  }
}
