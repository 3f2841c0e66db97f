package io.oscar.reports.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a stretch of time, or of one row of it.
 *
 * @param start the first moment
 * @param end the last moment
 * @param partial whether the stretch is less than an interval
 * @param key what the row stands for, or null where there are no groups
 * @param requestsCountTotal synchronous and asynchronous requests
 * @param requestsCountSync synchronous requests
 * @param requestsCountAsync asynchronous requests
 * @param requestsCountExposed exposed requests; null where rows are users or countries, to which
 *     they do not belong
 * @param uniqueUsersCount OIDC users, each once; null where they are not known, or the rows are
 *     users
 * @param cpuHours hours of one processor core; null where they are not known, or belong to no row
 * @param gpuHours hours of one graphics processor; null where they are not known, or belong to no
 *     row
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
