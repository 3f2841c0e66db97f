package io.oscar.reports.source.prometheus;

import java.time.Duration;
import java.time.Instant;

/** Samples in the text form that {@code promtool} makes blocks of. */
final class Samples {
  static final String CPU = "container_cpu_usage_seconds_total";
  static final String GPU = "container_gpu_usage_seconds_total";

  private final StringBuilder text = new StringBuilder();

  /**
   * A counter that grows evenly.
   *
   * @param labels as in {@code pod="a",container="b"}; all series are in {@code oscar-svc}
   * @param first its first value, in seconds
   * @param cores by how much it grows each second
   */
  Samples counter(
      String metric,
      String labels,
      Instant from,
      Instant to,
      Duration every,
      double first,
      double cores) {
    for (Instant at = from; !at.isAfter(to); at = at.plus(every)) {
      sample(metric, labels, at, first + cores * Duration.between(from, at).toSeconds());
    }
    return this;
  }

  /** A single sample. */
  Samples sample(String metric, String labels, Instant at, double value) {
    text.append(metric).append("{namespace=\"oscar-svc\",").append(labels).append("} ");
    text.append(value).append(' ').append(at.getEpochSecond()).append('\n');
    return this;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  String toOpenMetrics() {
    return text + "# EOF\n";
  }
}
