package io.oscar.reports.trigger.http;

import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.trigger.AnswerHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Writes reports to HTTP. */
final class HttpAnswers {
  private HttpAnswers() {}

  static void write(ReportResponse report, ReportRequest settled, HttpServletResponse response)
      throws IOException {
    ReportFormat format = Objects.requireNonNull(settled.format());
    response.setContentType(format.mediaType());
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    AnswerHeaders.of(report, format).forEach(response::addHeader);
    ReportRenderer.of(format).render(report, response.getWriter());
  }
}
