package io.oscar.reports.source.prometheus;

import org.jspecify.annotations.Nullable;

/**
 * The queries of hours. The templates are OSCAR's: PromQL that returns hours, with {@code
 * {{service}}}, {@code {{range}}} and {@code {{services_namespace}}} as placeholders.
 *
 * @param cpuTemplate PROMETHEUS_CPU_QUERY, or null for the built-in query
 * @param gpuTemplate PROMETHEUS_GPU_QUERY, or null for the built-in query
 * @param servicesNamespace the namespace of the services; it is the prefix of those of users
 */
public record PrometheusSettings(
    @Nullable String cpuTemplate, @Nullable String gpuTemplate, String servicesNamespace) {}
