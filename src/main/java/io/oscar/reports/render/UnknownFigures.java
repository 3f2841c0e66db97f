package io.oscar.reports.render;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which figures of a report are unknown because their source is missing. */
final class UnknownFigures {
  private static final String UNKNOWN = "unknown";

  private final Set<SourceName> missing;

  private UnknownFigures(Set<SourceName> missing) {
    this.missing = missing;
  }

  static UnknownFigures of(ReportResponse report) {
    return of(report.sources());
  }

  static UnknownFigures of(List<SourceStatus> sources) {
    return new UnknownFigures(
        sources.stream()
            .filter(source -> source.status() == Completeness.MISSING)
            .map(SourceStatus::name)
            .collect(Collectors.toSet()));
  }

  String deployed(String figure) {
    return unlessMissing(figure, SourceName.SERVICE_INVENTORY);
  }

  String hours(String figure) {
    return unlessMissing(figure, SourceName.PROMETHEUS);
  }

  /** Synchronous and asynchronous requests, and their users. */
  String requests(String figure) {
    return unlessMissing(figure, SourceName.LOKI, SourceName.REQUEST_LOGS);
  }

  String exposed(String figure) {
    return unlessMissing(figure, SourceName.EXPOSED_REQUEST_LOGS);
  }

  String countries(String figure) {
    return requests(unlessMissing(figure, SourceName.COUNTRY_ATTRIBUTION));
  }

  /** The figure of a metric. */
  String of(MetricKey metric, String figure) {
    return switch (metric) {
      case CPU_HOURS, GPU_HOURS -> hours(figure);
      case REQUESTS_EXPOSED -> exposed(figure);
      case SERVICES_COUNT -> deployed(figure);
      case COUNTRIES_COUNT, COUNTRIES_LIST -> countries(figure);
      case REQUESTS_SYNC, REQUESTS_ASYNC, USERS, REQUESTS_PER_USER -> requests(figure);
    };
  }

  private String unlessMissing(String figure, SourceName... sources) {
    return Set.of(sources).stream().anyMatch(missing::contains) ? UNKNOWN : figure;
  }
}
