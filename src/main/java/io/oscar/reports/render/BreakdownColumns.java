package io.oscar.reports.render;

import io.oscar.reports.report.BreakdownItem;
import io.oscar.reports.report.BreakdownItem.CountryItem;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.MetricKey;
import java.util.List;

/** The columns of breakdowns; in CSV, those of OSCAR's own export come first. */
final class BreakdownColumns {
  private BreakdownColumns() {}

  /** The columns of a grouping. */
  static List<Column<BreakdownItem>> of(GroupBy groupBy) {
    return switch (groupBy) {
      case SERVICE -> widened(OF_SERVICES, ServiceItem.class);
      case USER -> widened(OF_USERS, UserItem.class);
      case COUNTRY -> widened(OF_COUNTRIES, CountryItem.class);
    };
  }

  private static <T extends BreakdownItem> List<Column<BreakdownItem>> widened(
      List<Column<T>> columns, Class<T> type) {
    return columns.stream().map(column -> Column.<BreakdownItem, T>widened(column, type)).toList();
  }

  private static final List<Column<ServiceItem>> OF_SERVICES =
      List.of(
          Column.text("key", "service", ServiceItem::key),
          Column.text("membership", null, service -> null),
          Column.sum(
              "requests_count_total",
              "requests",
              MetricKey.REQUESTS_SYNC,
              ServiceItem::requestsCountTotal),
          Column.sum(
              "requests_count_sync",
              "sync",
              MetricKey.REQUESTS_SYNC,
              ServiceItem::requestsCountSync),
          Column.sum(
              "requests_count_async",
              "async",
              MetricKey.REQUESTS_ASYNC,
              ServiceItem::requestsCountAsync),
          Column.sum(
              "requests_count_exposed",
              "exposed",
              MetricKey.REQUESTS_EXPOSED,
              ServiceItem::requestsCountExposed),
          Column.count(
              "unique_users_count", "users", MetricKey.USERS, ServiceItem::uniqueUsersCount),
          Column.countries("countries", null, ServiceItem::countries),
          Column.hours("cpu_hours", "CPU h", MetricKey.CPU_HOURS, ServiceItem::cpuHours),
          Column.hours("gpu_hours", "GPU h", MetricKey.GPU_HOURS, ServiceItem::gpuHours),
          Column.countries(null, "countries", ServiceItem::countries));

  private static final List<Column<UserItem>> OF_USERS =
      List.of(
          Column.text("key", "user", UserItem::key),
          Column.text("membership", "membership", user -> user.membership().key()),
          Column.sum(
              "executions_count", "requests", MetricKey.REQUESTS_SYNC, UserItem::executionsCount),
          Column.countries("countries", "countries", UserItem::countries));

  private static final List<Column<CountryItem>> OF_COUNTRIES =
      List.of(
          Column.text("key", "country", CountryItem::key),
          Column.text("membership", null, country -> null),
          Column.sum(
              "executions_count",
              "requests",
              MetricKey.REQUESTS_SYNC,
              CountryItem::executionsCount),
          Column.count(
              "unique_users_count", "users", MetricKey.USERS, CountryItem::uniqueUsersCount),
          Column.countries("countries", null, CountryItem::countries));
}
