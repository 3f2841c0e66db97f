package io.oscar.reports.trigger.http;

import io.oscar.reports.delivery.ReportWriter;
import io.oscar.reports.render.ReportJson;
import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.ResponseHeaders;
import io.oscar.reports.trigger.job.JobRunner.FinishedReport;
import io.oscar.reports.trigger.job.Receipt;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes reports and receipts to HTTP responses. */
final class HttpResponses {
  private HttpResponses() {}

  static void write(FinishedReport made, ReportRenderer renderer, HttpServletResponse response)
      throws IOException {
    begin(made.format(), ResponseHeaders.of(made.report(), made.format()), response);
    var paced = new MinimumRateOutputStream(response.getOutputStream());
    Writer out = new BufferedWriter(new OutputStreamWriter(paced, StandardCharsets.UTF_8));
    ReportWriter.write(made.report(), renderer, out);
    out.flush();
  }

  /** Writes a receipt. */
  static void write(Receipt receipt, HttpServletResponse response) throws IOException {
    begin(ReportFormat.JSON, ResponseHeaders.common(), response);
    ReportJson.mapper().writeValue(response.getWriter(), receipt);
  }

  private static void begin(
      ReportFormat format, Map<String, String> headers, HttpServletResponse response) {
    response.setContentType(format.mediaType());
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    headers.forEach(response::addHeader);
  }
}
