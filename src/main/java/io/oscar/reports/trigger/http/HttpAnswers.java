package io.oscar.reports.trigger.http;

import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.ReportResponse.MetricValue;
import io.oscar.reports.report.ReportResponse.ServiceMetrics;
import io.oscar.reports.report.ReportResponse.Summary;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Writes reports to HTTP. */
final class HttpAnswers {
  /** Tells what each source could say where the body has no place for it. */
  static final String SOURCES_HEADER = "Report-Sources";

  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HttpAnswers() {}

  static void write(ReportResponse report, ReportRequest settled, HttpServletResponse response)
      throws IOException {
    ReportFormat format = Objects.requireNonNull(settled.format());
    response.setContentType(Acceptance.mediaType(format).toString());
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.addHeader(HttpHeaders.VARY, "Accept, Authorization");
    response.setHeader(SOURCES_HEADER, sources(report));
    if (format == ReportFormat.CSV) {
      var file = ContentDisposition.attachment().filename(fileName(report)).build();
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
    }
    ReportRenderer.of(format).render(report, response.getWriter());
  }

  private static String sources(ReportResponse report) {
    return report.sources().stream()
        .map(source -> source.name() + "=" + source.status())
        .collect(Collectors.joining(", "));
  }

  private static String fileName(ReportResponse report) {
    String what =
        switch (report) {
          case Summary summary -> "summary";
          case MetricValue metric -> metric.metric().key();
          case ServiceMetrics all -> "metrics-" + all.serviceName();
          case Breakdown breakdown -> "breakdown-" + breakdown.groupBy();
        };
    String range = FILE_TIME.format(report.start()) + "--" + FILE_TIME.format(report.end());
    return "oscar-" + what + "-" + range + ".csv";
  }
}
