package io.oscar.reports.engine;

import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.MetricKey;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Data that a report requires; other data are not queried. */
enum RequiredData {
  /** Synchronous and asynchronous requests with their countries. */
  REQUESTS,
  /** Requests to exposed services. */
  EXPOSED,
  /** Total CPU and GPU time. */
  USAGE,
  /** CPU and GPU time of each service. */
  USAGE_BY_SERVICE,
  /** The services deployed now. */
  INVENTORY;

  /** Whether CPU and GPU time is required. */
  static boolean isUsage(Set<RequiredData> needs) {
    return needs.contains(USAGE) || needs.contains(USAGE_BY_SERVICE);
  }

  /** The data for a summary. */
  static Set<RequiredData> ofSummary() {
    return EnumSet.of(REQUESTS, EXPOSED, USAGE, INVENTORY);
  }

  /** The data for a breakdown. */
  static Set<RequiredData> ofBreakdown(GroupBy groupBy) {
    return switch (groupBy) {
      case SERVICE -> EnumSet.of(REQUESTS, EXPOSED, USAGE_BY_SERVICE);
      case USER, COUNTRY -> EnumSet.of(REQUESTS);
    };
  }

  /** The data required by a timeline. */
  static Set<RequiredData> ofTimeline(@Nullable GroupBy groupBy) {
    return groupBy == null ? EnumSet.of(REQUESTS, EXPOSED, USAGE) : ofBreakdown(groupBy);
  }

  /** The data for all metrics of a service. */
  static Set<RequiredData> ofServiceMetrics() {
    return EnumSet.of(REQUESTS, EXPOSED, USAGE_BY_SERVICE, INVENTORY);
  }

  /** The data for one metric. */
  static Set<RequiredData> ofMetric(MetricKey metric) {
    return switch (metric) {
      case CPU_HOURS, GPU_HOURS -> EnumSet.of(USAGE_BY_SERVICE);
      case REQUESTS_EXPOSED -> EnumSet.of(EXPOSED);
      case SERVICES_COUNT -> EnumSet.of(INVENTORY);
      case REQUESTS_SYNC,
          REQUESTS_ASYNC,
          USERS,
          REQUESTS_PER_USER,
          COUNTRIES_COUNT,
          COUNTRIES_LIST ->
          EnumSet.of(REQUESTS);
    };
  }
}
