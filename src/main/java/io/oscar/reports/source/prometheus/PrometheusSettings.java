package io.oscar.reports.source.prometheus;

import org.jspecify.annotations.Nullable;

/**
 * How hours are to be asked for. The templates are OSCAR's own: PromQL that yields hours, with
 * {@code {{service}}}, {@code {{range}}} and {@code {{services_namespace}}} to be filled in.
 *
 * @param cpuTemplate PROMETHEUS_CPU_QUERY, or null for the built-in query
 * @param gpuTemplate PROMETHEUS_GPU_QUERY, or null for the built-in query
 * @param servicesNamespace the namespace of the services; those of users begin with it
 */
public record PrometheusSettings(
    @Nullable String cpuTemplate, @Nullable String gpuTemplate, String servicesNamespace) {}
