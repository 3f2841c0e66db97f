package io.oscar.reports.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a summary; OSCAR's names.
 *
 * @param servicesCountActive services deployed now
 * @param servicesCountTotal services with a request in the range, deleted ones included
 * @param cpuHoursTotal hours of one processor core
 * @param gpuHoursTotal hours of one graphics processor
 * @param requestsCountTotal synchronous and asynchronous requests
 * @param requestsCountSync synchronous requests
 * @param requestsCountAsync asynchronous requests
 * @param requestsCountExposed requests to exposed services, which are not in the total
 * @param countriesCount known countries
 * @param countries known countries with their requests, by name
 * @param usersCount OIDC users
 * @param users OIDC users, sorted
 * @param countryAttributionPercent how many of the requests that could have a country have one, in
 *     per cent with two decimals; null where no request could have one
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
