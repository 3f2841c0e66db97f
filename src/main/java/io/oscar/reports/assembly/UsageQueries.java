package io.oscar.reports.assembly;

import org.jspecify.annotations.Nullable;

/**
 * What Prometheus is asked.
 *
 * @param cpuTemplate OSCAR's template for CPU hours, or null for the built-in query
 * @param gpuTemplate OSCAR's template for GPU hours, or null for the built-in query
 * @param servicesNamespace the namespace that services run in
 */
public record UsageQueries(
    @Nullable String cpuTemplate, @Nullable String gpuTemplate, String servicesNamespace) {

  static UsageQueries of(Variables variables) {
    return new UsageQueries(
        variables.text("PROMETHEUS_CPU_QUERY"),
        variables.text("PROMETHEUS_GPU_QUERY"),
        variables.text("OSCAR_SERVICES_NAMESPACE", "oscar-svc"));
  }
}
