package io.oscar.reports.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a summary; OSCAR's names.
 *
 * @param servicesCountActive services deployed now
 * @param servicesCountTotal services with a request in the range, including deleted ones
 * @param cpuHoursTotal core hours
 * @param gpuHoursTotal GPU hours
 * @param requestsCountTotal synchronous and asynchronous requests
 * @param requestsCountSync synchronous requests
 * @param requestsCountAsync asynchronous requests
 * @param requestsCountExposed requests to exposed services, which are not in the total
 * @param countriesCount known countries
 * @param countries known countries with their requests, by name
 * @param usersCount OIDC users
 * @param users OIDC users, sorted
 * @param countryAttributionPercent the percentage of attributable requests that have a country,
 *     with two decimals; null without such requests
 */
public record Totals(
    long servicesCountActive,
    long servicesCountTotal,
    double cpuHoursTotal,
    double gpuHoursTotal,
    long requestsCountTotal,
    long requestsCountSync,
    long requestsCountAsync,
    long requestsCountExposed,
    long countriesCount,
    List<CountryCount> countries,
    long usersCount,
    List<String> users,
    @Nullable Double countryAttributionPercent) {}
