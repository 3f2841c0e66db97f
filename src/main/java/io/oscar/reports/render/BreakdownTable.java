package io.oscar.reports.render;

import io.oscar.reports.report.BreakdownItem.CountryItem;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.ReportResponse.Breakdown;
import java.io.IOException;
import java.io.Writer;

/** The rows of a breakdown as a table; users of services follow in a table of their own. */
final class BreakdownTable {
  private BreakdownTable() {}

  static void write(Breakdown breakdown, Writer out) throws IOException {
    TextColumns rows =
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
    for (var item : breakdown.items()) {
      switch (item) {
        case ServiceItem service -> service(rows, service);
        case UserItem user ->
            rows.add(
                user.key(),
                user.membership().key(),
                Figures.grouped(user.executionsCount()),
                Figures.countries(user.countries(), " "));
        case CountryItem country ->
            rows.add(
                country.key(),
                Figures.grouped(country.executionsCount()),
                Figures.grouped(country.uniqueUsersCount()));
      }
    }
    rows.writeTo(out);
    users(out, breakdown);
  }

  private static void service(TextColumns rows, ServiceItem service) {
    rows.add(
        service.key(),
        Figures.grouped(service.requestsCountTotal()),
        Figures.grouped(service.requestsCountSync()),
        Figures.grouped(service.requestsCountAsync()),
        Figures.grouped(service.requestsCountExposed()),
        Figures.grouped(service.uniqueUsersCount()),
        Figures.rounded(service.cpuHours()),
        Figures.rounded(service.gpuHours()),
        Figures.countries(service.countries(), " "));
  }

  private static void users(Writer out, Breakdown breakdown) throws IOException {
    var rows = new TextColumns(2, 2, "service", "user");
    boolean any = false;
    for (var item : breakdown.items()) {
      if (item instanceof ServiceItem service && service.users() != null) {
        any = true;
        service.users().forEach(user -> rows.add(service.key(), user));
      }
    }
    if (any) {
      out.append('\n');
      rows.writeTo(out);
    }
  }
}
