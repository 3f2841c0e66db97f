package io.oscar.reports.report;

/**
 * The requests of an OIDC user.
 *
 * @param user the OIDC {@code sub}
 * @param requestCount synchronous and asynchronous requests
 */
public record UserCount(String user, long requestCount) implements MetricItem {}
