package io.oscar.reports.render;

import io.oscar.reports.report.BreakdownItem.CountryItem;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.CountryCount;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.MetricItem;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.ReportResponse.MetricValue;
import io.oscar.reports.report.ReportResponse.ServiceMetrics;
import io.oscar.reports.report.ReportResponse.Summary;
import io.oscar.reports.report.Totals;
import io.oscar.reports.report.UserCount;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Reports as CSV (RFC 4180, with a header row).
 *
 * <p>A breakdown has the columns of OSCAR's own export. What OSCAR does not export has two shapes
 * of ours: a summary is {@code metric,value}, metrics are {@code service,metric,value,unit}, and a
 * metric that is a list is that list. Text that a spreadsheet would run as a formula is disarmed.
 */
public final class ReportCsv implements ReportRenderer {

  @Override
  public void render(ReportResponse report, Writer out) throws IOException {
    // Not closed: the writer belongs to the caller.
    var csv = new CSVPrinter(out, CSVFormat.RFC4180);
    switch (report) {
      case Summary summary -> summary(csv, summary.totals());
      case MetricValue metric -> metric(csv, metric);
      case ServiceMetrics all -> serviceMetrics(csv, all);
      case Breakdown breakdown -> breakdown(csv, breakdown);
    }
  }

  private static void breakdown(CSVPrinter csv, Breakdown breakdown) throws IOException {
    csv.printRecord(columns(breakdown.groupBy()));
    for (var item : breakdown.items()) {
      String key = SpreadsheetText.of(item.key());
      String countries = countries(item.countries());
      switch (item) {
        case ServiceItem service ->
            csv.printRecord(
                key,
                "",
                service.requestsCountTotal(),
                service.requestsCountSync(),
                service.requestsCountAsync(),
                service.requestsCountExposed(),
                service.uniqueUsersCount(),
                countries);
        case UserItem user ->
            csv.printRecord(key, user.membership().key(), user.executionsCount(), countries);
        case CountryItem country ->
            csv.printRecord(
                key, "", country.executionsCount(), country.uniqueUsersCount(), countries);
      }
    }
  }

  private static List<String> columns(GroupBy groupBy) {
    return switch (groupBy) {
      case SERVICE ->
          List.of(
              "key",
              "membership",
              "requests_count_total",
              "requests_count_sync",
              "requests_count_async",
              "requests_count_exposed",
              "unique_users_count",
              "countries");
      case USER -> List.of("key", "membership", "executions_count", "countries");
      case COUNTRY ->
          List.of("key", "membership", "executions_count", "unique_users_count", "countries");
    };
  }

  private static void summary(CSVPrinter csv, Totals totals) throws IOException {
    csv.printRecord("metric", "value");
    csv.printRecord("services_count_active", totals.servicesCountActive());
    csv.printRecord("services_count_total", totals.servicesCountTotal());
    csv.printRecord("cpu_hours_total", Figures.plain(totals.cpuHoursTotal()));
    csv.printRecord("gpu_hours_total", Figures.plain(totals.gpuHoursTotal()));
    csv.printRecord("requests_count_total", totals.requestsCountTotal());
    csv.printRecord("requests_count_sync", totals.requestsCountSync());
    csv.printRecord("requests_count_async", totals.requestsCountAsync());
    csv.printRecord("requests_count_exposed", totals.requestsCountExposed());
    csv.printRecord("countries_count", totals.countriesCount());
    csv.printRecord("countries", countries(totals.countries()));
    csv.printRecord("users_count", totals.usersCount());
    Double percent = totals.countryAttributionPercent();
    csv.printRecord("country_attribution_percent", percent == null ? "" : Figures.plain(percent));
  }

  private static void serviceMetrics(CSVPrinter csv, ServiceMetrics all) throws IOException {
    csv.printRecord("service", "metric", "value", "unit");
    for (MetricValue metric : all.metrics()) {
      row(csv, metric);
    }
  }

  private static void metric(CSVPrinter csv, MetricValue metric) throws IOException {
    if (metric.items() != null) {
      items(csv, metric.metric(), metric.items());
      return;
    }
    csv.printRecord("service", "metric", "value", "unit");
    row(csv, metric);
  }

  private static void row(CSVPrinter csv, MetricValue metric) throws IOException {
    String service = metric.serviceId() == null ? "" : SpreadsheetText.of(metric.serviceId());
    String unit = metric.unit() == null ? "" : metric.unit();
    csv.printRecord(service, metric.metric().key(), Figures.plain(metric.value()), unit);
  }

  private static void items(CSVPrinter csv, MetricKey metric, List<? extends MetricItem> items)
      throws IOException {
    csv.printRecord(metric == MetricKey.COUNTRIES_LIST ? "country" : "user", "request_count");
    for (MetricItem item : items) {
      switch (item) {
        case CountryCount country ->
            csv.printRecord(SpreadsheetText.of(country.country()), country.requestCount());
        case UserCount user ->
            csv.printRecord(SpreadsheetText.of(user.user()), user.requestCount());
      }
    }
  }

  private static String countries(List<CountryCount> countries) {
    return SpreadsheetText.of(Figures.countries(countries, "|"));
  }
}
