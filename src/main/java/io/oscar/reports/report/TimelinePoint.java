package io.oscar.reports.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an interval, or of one row of it.
 *
 * @param start the start
 * @param end the inclusive end
 * @param partial whether only a part of an interval is covered
 * @param key the group of the row, or null without grouping
 * @param requestsCountTotal synchronous and asynchronous requests
 * @param requestsCountSync synchronous requests
 * @param requestsCountAsync asynchronous requests
 * @param requestsCountExposed exposed requests; null for rows of users or countries, which they
 *     have none of
 * @param uniqueUsersCount distinct OIDC users; null if unknown, or for rows of users
 * @param cpuHours CPU core hours; null if unknown, or not available by row
 * @param gpuHours GPU hours; null if unknown, or not available by row
 */
public record TimelinePoint(
    Instant start,
    Instant end,
    boolean partial,
    @Nullable String key,
    long requestsCountTotal,
    long requestsCountSync,
    long requestsCountAsync,
    @Nullable Long requestsCountExposed,
    @Nullable Long uniqueUsersCount,
    @Nullable Double cpuHours,
    @Nullable Double gpuHours) {}
