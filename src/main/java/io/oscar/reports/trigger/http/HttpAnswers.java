package io.oscar.reports.trigger.http;

import io.oscar.reports.delivery.ReportName;
import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Writes reports to HTTP. */
final class HttpAnswers {
  /** Tells what each source could say where the body has no place for it. */
  static final String SOURCES_HEADER = "Report-Sources";

  private HttpAnswers() {}

  static void write(ReportResponse report, ReportRequest settled, HttpServletResponse response)
      throws IOException {
    ReportFormat format = Objects.requireNonNull(settled.format());
    response.setContentType(format.mediaType());
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.addHeader(HttpHeaders.VARY, "Accept, Authorization");
    response.setHeader(SOURCES_HEADER, sources(report));
    if (format == ReportFormat.CSV) {
      var file = ContentDisposition.attachment().filename(ReportName.of(report, format)).build();
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
    }
    ReportRenderer.of(format).render(report, response.getWriter());
  }

  private static String sources(ReportResponse report) {
    return report.sources().stream()
        .map(source -> source.name() + "=" + source.status())
        .collect(Collectors.joining(", "));
  }
}
