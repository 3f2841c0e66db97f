package io.oscar.reports.trigger;

import io.oscar.reports.delivery.ReportName;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** The headers of a report that is the answer over HTTP. */
public final class AnswerHeaders {
  /** Tells what each source could say where the body has no place for it. */
  public static final String SOURCES = "Report-Sources";

  private AnswerHeaders() {}

  /** The headers of a report, except for the content type. */
  public static Map<String, String> of(ReportResponse report, ReportFormat format) {
    Map<String, String> headers = common();
    headers.put(SOURCES, sources(report));
    if (format == ReportFormat.CSV) {
      var file = ContentDisposition.attachment().filename(ReportName.of(report, format)).build();
      headers.put(HttpHeaders.CONTENT_DISPOSITION, file.toString());
    }
    return headers;
  }

  /** The headers of every answer: what one caller gets is for nobody else. */
  public static Map<String, String> common() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
    headers.put(HttpHeaders.VARY, "Accept, Authorization");
    return headers;
  }

  /** Which source of a report is complete, like {@code loki=ok, prometheus=partial}. */
  public static String sources(ReportResponse report) {
    return report.sources().stream()
        .map(source -> source.name() + "=" + source.status())
        .collect(Collectors.joining(", "));
  }
}
