package io.oscar.reports.render;

import io.oscar.reports.report.BreakdownItem;
import io.oscar.reports.report.BreakdownItem.CountryItem;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.ReportResponse.Breakdown;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The rows of a breakdown as a table; users of services follow in a table of their own. */
final class BreakdownTable {
  private BreakdownTable() {}

  static void write(Breakdown breakdown, Writer out, int width) throws IOException {
    TextColumns columns =
        switch (breakdown.groupBy()) {
          case SERVICE ->
              new TextColumns(
                  1,
                  8,
                  "service",
                  "requests",
                  "sync",
                  "async",
                  "exposed",
                  "users",
                  "CPU h",
                  "GPU h",
                  "countries");
          case USER -> new TextColumns(2, 3, "user", "membership", "requests", "countries");
          case COUNTRY -> new TextColumns(1, 3, "country", "requests", "users");
        };
    columns.rows(() -> breakdown.items().stream().map(BreakdownTable::row));
    columns.writeTo(out, width);
    users(out, breakdown, width);
  }

  private static List<String> row(BreakdownItem item) {
    return switch (item) {
      case ServiceItem service ->
          List.of(
              service.key(),
              Figures.grouped(service.requestsCountTotal()),
              Figures.grouped(service.requestsCountSync()),
              Figures.grouped(service.requestsCountAsync()),
              Figures.grouped(service.requestsCountExposed()),
              Figures.grouped(service.uniqueUsersCount()),
              Figures.rounded(service.cpuHours()),
              Figures.rounded(service.gpuHours()),
              Figures.countries(service.countries(), " "));
      case UserItem user ->
          List.of(
              user.key(),
              user.membership().key(),
              Figures.grouped(user.executionsCount()),
              Figures.countries(user.countries(), " "));
      case CountryItem country ->
          List.of(
              country.key(),
              Figures.grouped(country.executionsCount()),
              Figures.grouped(country.uniqueUsersCount()));
    };
  }

  private static void users(Writer out, Breakdown breakdown, int width) throws IOException {
    if (withUsers(breakdown).findAny().isEmpty()) {
      return;
    }
    out.append('\n');
    var columns = new TextColumns(2, 2, "service", "user");
    columns.rows(() -> withUsers(breakdown).flatMap(BreakdownTable::userRows));
    columns.writeTo(out, width);
  }

  private static Stream<ServiceItem> withUsers(Breakdown breakdown) {
    return breakdown.items().stream()
        .filter(ServiceItem.class::isInstance)
        .map(ServiceItem.class::cast)
        .filter(service -> service.users() != null);
  }

  private static Stream<List<String>> userRows(ServiceItem service) {
    return Objects.requireNonNull(service.users()).stream()
        .map(user -> List.of(service.key(), user));
  }
}
