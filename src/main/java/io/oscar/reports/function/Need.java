package io.oscar.reports.function;

import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.MetricKey;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a report has to ask for; the rest is not asked. */
enum Need {
  /** Synchronous and asynchronous requests, and where they came from. */
  REQUESTS,
  /** Requests to exposed services. */
  EXPOSED,
  /** Processor time in all. */
  USAGE,
  /** Processor time of each service. */
  USAGE_BY_SERVICE,
  /** The services deployed now. */
  INVENTORY;

  /** Whether processor time is among some needs. */
  static boolean isUsage(Set<Need> needs) {
    return needs.contains(USAGE) || needs.contains(USAGE_BY_SERVICE);
  }

  /** What a summary needs. */
  static Set<Need> ofSummary() {
    return EnumSet.of(REQUESTS, EXPOSED, USAGE, INVENTORY);
  }

  /** What a breakdown needs. */
  static Set<Need> ofBreakdown(GroupBy groupBy) {
    return switch (groupBy) {
      case SERVICE -> EnumSet.of(REQUESTS, EXPOSED, USAGE_BY_SERVICE);
      case USER, COUNTRY -> EnumSet.of(REQUESTS);
    };
  }

  /** What a timeline needs. */
  static Set<Need> ofTimeline(@Nullable GroupBy groupBy) {
    return groupBy == null ? EnumSet.of(REQUESTS, EXPOSED, USAGE) : ofBreakdown(groupBy);
  }

  /** What all metrics of a service need. */
  static Set<Need> ofServiceMetrics() {
    return EnumSet.of(REQUESTS, EXPOSED, USAGE_BY_SERVICE, INVENTORY);
  }

  /** What one metric needs. */
  static Set<Need> ofMetric(MetricKey metric) {
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
