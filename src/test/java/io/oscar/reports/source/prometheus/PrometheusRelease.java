package io.oscar.reports.source.prometheus;

import io.oscar.reports.real.ServerPrograms;

/**
 * The releases of Prometheus that the tests run against. They differ in what a range holds: since 3
 * it leaves out a sample at its very beginning.
 */
enum PrometheusRelease {
  /** The one that Debian packages. */
  TWO,
  /** The one that {@code scripts/servers/prometheus3} pins. */
  THREE;

  /** The server's program. */
  String program() {
    return switch (this) {
      case TWO -> "prometheus";
      case THREE -> ServerPrograms.named("prometheus").toString();
    };
  }
}
