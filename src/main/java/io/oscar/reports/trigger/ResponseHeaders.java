package io.oscar.reports.trigger;

import io.oscar.reports.delivery.ReportFileName;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Headers of HTTP responses with a report. */
public final class ResponseHeaders {
  /** The status of each source, for formats without a place for it. */
  public static final String SOURCES = "Report-Sources";

  /** Notes on ignored parts of the request. */
  public static final String NOTES = "Report-Notes";

  private static final String BASIC = "Basic realm=\"OSCAR\", charset=\"UTF-8\"";
  private static final String BEARER = "Bearer realm=\"OSCAR\"";

  private ResponseHeaders() {}

  /** The headers of a report, except for the content type. */
  public static Map<String, String> of(ReportResponse report, ReportFormat format) {
    Map<String, String> headers = common();
    headers.put(SOURCES, sources(report));
    if (format == ReportFormat.CSV) {
      var file =
          ContentDisposition.attachment().filename(ReportFileName.of(report, format)).build();
      headers.put(HttpHeaders.CONTENT_DISPOSITION, file.toString());
    }
    return headers;
  }

  /** The headers of every response: no response may be cached for another caller. */
  public static Map<String, String> common() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
    headers.put(HttpHeaders.VARY, "Accept, Authorization");
    return headers;
  }

  /** The header with notes on the request, if there are any, in printable ASCII. */
  public static Map<String, String> ofNotes(List<String> notes) {
    return notes.isEmpty() ? Map.of() : Map.of(NOTES, String.join("; ", notes));
  }

  /**
   * The authentication schemes, each a value of {@code WWW-Authenticate}. Browsers open a password
   * dialog for "Basic", so it is not offered to callers with a token.
   *
   * @param authorization the rejected credential, or null if there was none
   */
  public static List<String> challenges(@Nullable String authorization) {
    String scheme = authorization == null ? "" : authorization.strip();
    boolean isBasic = scheme.isEmpty() || scheme.regionMatches(true, 0, "basic", 0, 5);
    return isBasic ? List.of(BASIC, BEARER) : List.of(BEARER);
  }

  /** The status of each source of a report, such as {@code loki=ok, prometheus=partial}. */
  public static String sources(ReportResponse report) {
    return report.sources().stream()
        .map(source -> source.name() + "=" + source.status())
        .collect(Collectors.joining(", "));
  }
}
