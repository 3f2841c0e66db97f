package io.oscar.reports.report;

/**
 * The requests that came from a country.
 *
 * @param country its ISO 3166 code, or its name if the logs contain only that
 * @param requestCount synchronous and asynchronous requests
 */
public record CountryCount(String country, long requestCount) implements MetricItem {}
