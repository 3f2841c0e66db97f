package io.oscar.reports.render;

import io.oscar.reports.report.BreakdownItem.ServiceItem;
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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports as plain text for a terminal: a title with the range, a warning if something is missing,
 * the figures, and a footer with the status of each source. Control characters in text from logs
 * are replaced.
 */
public final class ReportTable implements ReportRenderer {
  private final int width;

  /** A table of unlimited width. */
  public ReportTable() {
    this(Integer.MAX_VALUE);
  }

  /**
   * @param width the maximum line length; long texts are wrapped within their column
   */
  public ReportTable(int width) {
    this.width = width;
  }

  @Override
  public void render(ReportResponse report, Writer out) throws IOException {
    out.append(TerminalText.of(title(report))).append('\n');
    out.append(RangeText.of(report.start(), report.end())).append("\n\n");
    SourceFooter.warn(report, out, width);
    switch (report) {
      case Summary summary -> summary(out, summary);
      case MetricValue metric -> metrics(out, List.of(metric));
      case ServiceMetrics all -> metrics(out, all.metrics());
      case Breakdown breakdown -> breakdown(out, breakdown);
      case Timeline timeline -> TimelineColumns.write(timeline, out, width);
    }
    SourceFooter.write(report, out, width);
  }

  private static String title(ReportResponse report) {
    return switch (report) {
      case Summary summary -> "Usage of the cluster";
      case MetricValue metric -> "Metric " + metric.metric() + ofService(metric.serviceId());
      case ServiceMetrics all -> "Metrics" + ofService(all.serviceName());
      case Breakdown breakdown -> "Requests by " + breakdown.groupBy();
      case Timeline timeline ->
          "Usage over time" + (timeline.groupBy() == null ? "" : " by " + timeline.groupBy());
    };
  }

  private static String ofService(@Nullable String service) {
    return service == null ? " of the cluster" : " of the service " + service;
  }

  private void summary(Writer out, Summary summary) throws IOException {
    Totals totals = summary.totals();
    UnknownFigures unknowns = UnknownFigures.of(summary);
    var figures = new TextTable(1, 2, "", "", "");
    figures.add(
        "Services deployed now",
        unknowns.deployed(NumberFormats.grouped(totals.servicesCountActive())),
        "");
    figures.add(
        "Services with requests",
        unknowns.requests(NumberFormats.grouped(totals.servicesCountTotal())),
        "");
    figures.add("CPU hours", unknowns.hours(NumberFormats.rounded(totals.cpuHoursTotal())), "");
    figures.add("GPU hours", unknowns.hours(NumberFormats.rounded(totals.gpuHoursTotal())), "");
    figures.add(
        "Requests", unknowns.requests(NumberFormats.grouped(totals.requestsCountTotal())), "");
    figures.add(
        "  synchronous", unknowns.requests(NumberFormats.grouped(totals.requestsCountSync())), "");
    figures.add(
        "  asynchronous",
        unknowns.requests(NumberFormats.grouped(totals.requestsCountAsync())),
        "");
    figures.add(
        "Exposed requests",
        unknowns.exposed(NumberFormats.grouped(totals.requestsCountExposed())),
        "");
    figures.add("Users", unknowns.requests(NumberFormats.grouped(totals.usersCount())), "");
    figures.add(
        "Countries",
        unknowns.countries(NumberFormats.grouped(totals.countriesCount())),
        attribution(totals));
    figures.writeTo(out, width);
    if (!totals.countries().isEmpty()) {
      out.append('\n');
      items(out, MetricKey.COUNTRIES_LIST, totals.countries());
    }
  }

  private void breakdown(Writer out, Breakdown breakdown) throws IOException {
    RowTable.write(
        BreakdownColumns.of(breakdown.groupBy()),
        breakdown.items(),
        UnknownFigures.of(breakdown),
        out,
        width);
    if (withUsers(breakdown).findAny().isPresent()) {
      out.append('\n');
      var users = new TextTable(2, 2, "service", "user");
      users.rows(() -> withUsers(breakdown).flatMap(ReportTable::users));
      users.writeTo(out, width);
    }
  }

  private static Stream<ServiceItem> withUsers(Breakdown breakdown) {
    return breakdown.items().stream()
        .filter(ServiceItem.class::isInstance)
        .map(ServiceItem.class::cast)
        .filter(service -> service.users() != null);
  }

  private static Stream<List<String>> users(ServiceItem service) {
    return Objects.requireNonNull(service.users()).stream()
        .map(user -> List.of(service.key(), user));
  }

  private static String attribution(Totals totals) {
    Double percent = totals.countryAttributionPercent();
    return percent == null
        ? ""
        : "(known for " + NumberFormats.rounded(percent) + " % of the requests)";
  }

  private void metrics(Writer out, List<MetricValue> metrics) throws IOException {
    var figures = new TextTable(1, 2, "metric", "value", "unit");
    for (MetricValue metric : metrics) {
      String unit = metric.unit() == null ? "" : metric.unit();
      UnknownFigures unknowns = UnknownFigures.of(metric.sources());
      figures.add(metric.metric().key(), unknowns.of(metric.metric(), value(metric.value())), unit);
    }
    figures.writeTo(out, width);
    for (MetricValue metric : metrics) {
      if (metric.items() != null && !metric.items().isEmpty()) {
        out.append('\n');
        items(out, metric.metric(), metric.items());
      }
    }
  }

  private static String value(Number value) {
    return value instanceof Long count
        ? NumberFormats.grouped(count)
        : NumberFormats.rounded(value.doubleValue());
  }

  private void items(Writer out, MetricKey metric, List<? extends MetricItem> items)
      throws IOException {
    String word = metric == MetricKey.COUNTRIES_LIST ? "country" : "user";
    var rows = new TextTable(1, 2, word, "requests");
    for (MetricItem item : items) {
      switch (item) {
        case CountryCount country ->
            rows.add(country.country(), NumberFormats.grouped(country.requestCount()));
        case UserCount user -> rows.add(user.user(), NumberFormats.grouped(user.requestCount()));
      }
    }
    rows.writeTo(out, width);
  }
}
