package io.oscar.reports.render;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.CountryCount;
import io.oscar.reports.report.MetricItem;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.ReportResponse.MetricValue;
import io.oscar.reports.report.ReportResponse.ServiceMetrics;
import io.oscar.reports.report.ReportResponse.Summary;
import io.oscar.reports.report.ReportResponse.Timeline;
import io.oscar.reports.report.Totals;
import io.oscar.reports.report.UserCount;
import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Reports as CSV (RFC 4180, with a header row).
 *
 * <p>A breakdown has the columns of OSCAR's own export, then hours; a timeline has one row per
 * point and group. A summary has the columns {@code metric,value}, metrics have {@code
 * service,metric,value,unit}, and a list-valued metric is that list. Every row ends with the range
 * and its completeness, so that they are preserved when rows are copied. Text that a spreadsheet
 * would execute as a formula is escaped.
 */
public final class ReportCsv implements ReportRenderer {

  @Override
  public void render(ReportResponse report, Writer out) throws IOException {
    // Not closed: the writer belongs to the caller.
    var rows = new Rows(new CSVPrinter(out, CSVFormat.RFC4180), report);
    switch (report) {
      case Summary summary -> summary(rows, summary.totals());
      case MetricValue metric -> metric(rows, metric);
      case ServiceMetrics all -> serviceMetrics(rows, all);
      case Breakdown breakdown ->
          table(rows, BreakdownColumns.of(breakdown.groupBy()), breakdown.items());
      case Timeline timeline -> table(rows, TimelineColumns.of(timeline), timeline.points());
    }
  }

  /** Rows that end with the range and completeness of the report. */
  private static final class Rows {
    private static final List<String> LAST_COLUMNS =
        List.of("start", "end", "complete", "incomplete_sources");

    private final CSVPrinter csv;
    private final boolean isComplete;
    private final List<Object> lastCells;
    private int columns;
    private boolean isEmpty = true;

    Rows(CSVPrinter csv, ReportResponse report) {
      this.csv = csv;
      this.isComplete = report.isComplete();
      this.lastCells =
          List.of(report.start(), report.end(), report.isComplete(), incomplete(report));
    }

    void head(String... names) throws IOException {
      columns = names.length;
      print(List.of(names), LAST_COLUMNS);
    }

    void add(Object... cells) throws IOException {
      isEmpty = false;
      print(List.of(cells), lastCells);
    }

    /** An incomplete report without rows gets one row with its completeness only. */
    void end() throws IOException {
      if (isEmpty && !isComplete) {
        print(Collections.nCopies(columns, ""), lastCells);
      }
    }

    private void print(List<?> cells, List<?> last) throws IOException {
      csv.printRecord(Stream.concat(cells.stream(), last.stream()).toList());
    }

    private static String incomplete(ReportResponse report) {
      return report.sources().stream()
          .filter(source -> source.status() != Completeness.OK)
          .map(source -> source.name() + "=" + source.status())
          .distinct()
          .collect(Collectors.joining("|"));
    }
  }

  private static <T> void table(Rows rows, List<Column<T>> all, List<? extends T> items)
      throws IOException {
    List<Column<T>> columns = all.stream().filter(column -> column.name() != null).toList();
    rows.head(columns.stream().map(Column::name).toArray(String[]::new));
    for (T item : items) {
      rows.add(columns.stream().map(column -> column.csv(item)).toArray());
    }
    rows.end();
  }

  private static void summary(Rows rows, Totals totals) throws IOException {
    rows.head("metric", "value");
    rows.add("services_count_active", totals.servicesCountActive());
    rows.add("services_count_total", totals.servicesCountTotal());
    rows.add("cpu_hours_total", NumberFormats.plain(totals.cpuHoursTotal()));
    rows.add("gpu_hours_total", NumberFormats.plain(totals.gpuHoursTotal()));
    rows.add("requests_count_total", totals.requestsCountTotal());
    rows.add("requests_count_sync", totals.requestsCountSync());
    rows.add("requests_count_async", totals.requestsCountAsync());
    rows.add("requests_count_exposed", totals.requestsCountExposed());
    rows.add("countries_count", totals.countriesCount());
    rows.add("countries", countries(totals.countries()));
    rows.add("users_count", totals.usersCount());
    Double percent = totals.countryAttributionPercent();
    rows.add("country_attribution_percent", percent == null ? "" : NumberFormats.plain(percent));
  }

  private static void serviceMetrics(Rows rows, ServiceMetrics all) throws IOException {
    rows.head("service", "metric", "value", "unit");
    for (MetricValue metric : all.metrics()) {
      row(rows, metric);
    }
  }

  private static void metric(Rows rows, MetricValue metric) throws IOException {
    if (metric.items() != null) {
      items(rows, metric.metric(), metric.items());
      return;
    }
    rows.head("service", "metric", "value", "unit");
    row(rows, metric);
  }

  private static void row(Rows rows, MetricValue metric) throws IOException {
    String service = metric.serviceId() == null ? "" : SpreadsheetText.of(metric.serviceId());
    String unit = metric.unit() == null ? "" : metric.unit();
    rows.add(service, metric.metric().key(), NumberFormats.plain(metric.value()), unit);
  }

  private static void items(Rows rows, MetricKey metric, List<? extends MetricItem> items)
      throws IOException {
    rows.head(metric == MetricKey.COUNTRIES_LIST ? "country" : "user", "request_count");
    for (MetricItem item : items) {
      switch (item) {
        case CountryCount country ->
            rows.add(SpreadsheetText.of(country.country()), country.requestCount());
        case UserCount user -> rows.add(SpreadsheetText.of(user.user()), user.requestCount());
      }
    }
    rows.end();
  }

  private static String countries(List<CountryCount> countries) {
    return SpreadsheetText.of(NumberFormats.countries(countries, "|"));
  }
}
