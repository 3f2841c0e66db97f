package io.oscar.reports.delivery;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.ReportResponse.MetricValue;
import io.oscar.reports.report.ReportResponse.ServiceMetrics;
import io.oscar.reports.report.ReportResponse.Summary;
import io.oscar.reports.report.ReportResponse.Timeline;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** File names of reports; equal reports have equal names. */
public final class ReportFileName {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ReportFileName() {}

  /** The name, like {@code breakdown-by-user-20261001T000000Z--20261031T235959Z.csv}. */
  public static String of(ReportResponse report, ReportFormat format) {
    String range = TIME.format(report.start()) + "--" + TIME.format(report.end());
    return subject(report) + "-" + range + "." + format.extension();
  }

  private static String subject(ReportResponse report) {
    return switch (report) {
      case Summary summary -> "summary";
      case MetricValue metric -> "metric-" + metric.metric().key() + ofService(metric.serviceId());
      case ServiceMetrics all -> "metric" + ofService(all.serviceName());
      case Breakdown breakdown -> "breakdown-by-" + breakdown.groupBy();
      case Timeline timeline ->
          "timeline-"
              + timeline.interval()
              + (timeline.groupBy() == null ? "" : "-by-" + timeline.groupBy());
    };
  }

  private static String ofService(@Nullable String service) {
    return service == null ? "" : "-of-" + service;
  }
}
