package io.oscar.reports.trigger.http;

import io.oscar.reports.delivery.ReportName;
import io.oscar.reports.render.ReportJson;
import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.trigger.Receipt;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Writes reports, and receipts of reports, to HTTP. */
final class HttpAnswers {
  /** Tells what each source could say where the body has no place for it. */
  static final String SOURCES_HEADER = "Report-Sources";

  private HttpAnswers() {}

  static void write(ReportResponse report, ReportFormat format, HttpServletResponse response)
      throws IOException {
    begin(format, response);
    response.setHeader(SOURCES_HEADER, sources(report));
    if (format == ReportFormat.CSV) {
      var file = ContentDisposition.attachment().filename(ReportName.of(report, format)).build();
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
    }
    ReportRenderer.of(format).render(report, response.getWriter());
  }

  /** The receipt of reports that are written elsewhere. */
  static void write(Receipt receipt, HttpServletResponse response) throws IOException {
    begin(ReportFormat.JSON, response);
    ReportJson.mapper().writeValue(response.getWriter(), receipt);
  }

  private static void begin(ReportFormat format, HttpServletResponse response) {
    response.setContentType(format.mediaType());
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.addHeader(HttpHeaders.VARY, "Accept, Authorization");
  }

  private static String sources(ReportResponse report) {
    return report.sources().stream()
        .map(source -> source.name() + "=" + source.status())
        .collect(Collectors.joining(", "));
  }
}
