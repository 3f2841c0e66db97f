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
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A breakdown as a table with the sums in the last row; the users of services follow in a second
 * table.
 */
final class BreakdownTable {
  // Not a valid name of a service, user or country.
  private static final String TOTAL = "(total)";

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
    Unknowns unknowns = Unknowns.of(breakdown);
    columns.rows(
        () ->
            Stream.concat(
                breakdown.items().stream().map(item -> row(item, unknowns)),
                Stream.of(total(breakdown, unknowns))));
    columns.writeTo(out, width);
    users(out, breakdown, width);
  }

  private static List<String> row(BreakdownItem item, Unknowns unknowns) {
    return switch (item) {
      case ServiceItem service ->
          List.of(
              service.key(),
              unknowns.requests(Figures.grouped(service.requestsCountTotal())),
              unknowns.requests(Figures.grouped(service.requestsCountSync())),
              unknowns.requests(Figures.grouped(service.requestsCountAsync())),
              unknowns.exposed(Figures.grouped(service.requestsCountExposed())),
              unknowns.requests(Figures.grouped(service.uniqueUsersCount())),
              unknowns.hours(Figures.rounded(service.cpuHours())),
              unknowns.hours(Figures.rounded(service.gpuHours())),
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

  /** The sums of the rows, except users and countries, which may be in several rows. */
  private static List<String> total(Breakdown breakdown, Unknowns unknowns) {
    return switch (breakdown.groupBy()) {
      case SERVICE ->
          List.of(
              TOTAL,
              unknowns.requests(sum(breakdown, ServiceItem::requestsCountTotal)),
              unknowns.requests(sum(breakdown, ServiceItem::requestsCountSync)),
              unknowns.requests(sum(breakdown, ServiceItem::requestsCountAsync)),
              unknowns.exposed(sum(breakdown, ServiceItem::requestsCountExposed)),
              "",
              unknowns.hours(hours(breakdown, ServiceItem::cpuHours)),
              unknowns.hours(hours(breakdown, ServiceItem::gpuHours)),
              "");
      case USER -> List.of(TOTAL, "", unknowns.requests(executions(breakdown)), "");
      case COUNTRY -> List.of(TOTAL, unknowns.requests(executions(breakdown)), "");
    };
  }

  private static String sum(Breakdown breakdown, ToLongFunction<ServiceItem> figure) {
    return Figures.grouped(services(breakdown).mapToLong(figure).sum());
  }

  private static String hours(Breakdown breakdown, ToDoubleFunction<ServiceItem> figure) {
    return Figures.rounded(services(breakdown).mapToDouble(figure).sum());
  }

  private static String executions(Breakdown breakdown) {
    return Figures.grouped(
        breakdown.items().stream().mapToLong(BreakdownItem::executionsCount).sum());
  }

  private static Stream<ServiceItem> services(Breakdown breakdown) {
    return breakdown.items().stream()
        .filter(ServiceItem.class::isInstance)
        .map(ServiceItem.class::cast);
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
    return services(breakdown).filter(service -> service.users() != null);
  }

  private static Stream<List<String>> userRows(ServiceItem service) {
    return Objects.requireNonNull(service.users()).stream()
        .map(user -> List.of(service.key(), user));
  }
}
