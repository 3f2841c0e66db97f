package io.oscar.reports.engine;

import io.oscar.reports.report.BreakdownItem;
import io.oscar.reports.report.BreakdownItem.CountryItem;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.ReportResponse.Summary;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Totals;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The figures of large reports that do not depend on which names are kept. */
final class CrowdedAnswers {
  private static final Set<String> SHOWN = Set.of("deployed-1", "deleted", "(other)");

  private CrowdedAnswers() {}

  static Stream<String> of(ReportResponse report) {
    return switch (report) {
      case Summary summary -> ofSummary(summary);
      case Breakdown breakdown -> ofBreakdown(breakdown);
      default -> throw new IllegalArgumentException("not asked for");
    };
  }

  private static Stream<String> ofSummary(Summary summary) {
    Totals totals = summary.totals();
    String figures =
        "summary: %d requests, %d sync, %d exposed, %d services, users %s, countries %s"
            .formatted(
                totals.requestsCountTotal(),
                totals.requestsCountSync(),
                totals.requestsCountExposed(),
                totals.servicesCountTotal(),
                isLimited(totals.users().size(), 100_000),
                isLimited(totals.countries().size(), 1_001));
    Stream<String> sources =
        summary.sources().stream()
            .filter(source -> !source.notes().isEmpty())
            .map(CrowdedAnswers::ofSource);
    return Stream.concat(Stream.of(figures), sources);
  }

  private static String ofSource(SourceStatus source) {
    String estimates = source.notes().replaceAll("about [0-9]{3,}", "about N");
    return source.name() + " " + source.status() + ": " + estimates;
  }

  private static Stream<String> ofBreakdown(Breakdown breakdown) {
    List<? extends BreakdownItem> items = breakdown.items();
    String sum =
        "%s: %d requests in rows, rows %s"
            .formatted(
                breakdown.groupBy(),
                items.stream().mapToLong(CrowdedAnswers::requests).sum(),
                isLimited(items.size(), 100_000));
    Stream<String> rows =
        items.stream()
            .filter(ServiceItem.class::isInstance)
            .filter(item -> SHOWN.contains(item.key()))
            .map(item -> item.key() + ": " + requests(item));
    return Stream.concat(Stream.of(sum), rows);
  }

  private static long requests(BreakdownItem item) {
    return switch (item) {
      case ServiceItem service -> service.executionsCount();
      case UserItem user -> user.executionsCount();
      case CountryItem country -> country.executionsCount();
    };
  }

  private static String isLimited(int number, int most) {
    return number <= most ? "limited" : "UNLIMITED: " + number;
  }
}
