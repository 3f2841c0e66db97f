package io.oscar.reports.trigger.http;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.server.ResponseStatusException;

/** Settles the form of an answer: the request's {@code format}, else what the client accepts. */
final class Acceptance {
  private Acceptance() {}

  /**
   * The form to answer in; JSON where the client does not care.
   *
   * @throws ResponseStatusException with 406 if the client accepts none of the forms
   */
  static ReportFormat format(ReportRequest asked, HttpServletRequest request) {
    if (asked.format() != null) {
      return asked.format();
    }
    List<MediaType> accepted = accepted(request);
    if (accepted.isEmpty()) {
      return ReportFormat.JSON;
    }
    for (MediaType type : accepted) {
      for (ReportFormat format : ReportFormat.values()) {
        if (type.getQualityValue() > 0
            && type.includes(MediaType.parseMediaType(format.mediaType()))) {
          return format;
        }
      }
    }
    throw new ResponseStatusException(
        HttpStatus.NOT_ACCEPTABLE,
        "a report is application/json, text/csv or text/plain; the client accepts none of them");
  }

  /**
   * The form of objects that are written elsewhere, for requests that name none: CSV where the
   * client says so in so many words. Nothing is refused, since it gets a receipt in any case.
   */
  static ReportFormat formatOfObjects(HttpServletRequest request) {
    MediaType csv = MediaType.parseMediaType(ReportFormat.CSV.mediaType());
    boolean isCsv = accepted(request).stream().anyMatch(type -> type.equalsTypeAndSubtype(csv));
    return isCsv ? ReportFormat.CSV : ReportFormat.JSON;
  }

  private static List<MediaType> accepted(HttpServletRequest request) {
    List<String> headers = Collections.list(request.getHeaders("Accept"));
    try {
      var types = new ArrayList<MediaType>(MediaType.parseMediaTypes(headers));
      MimeTypeUtils.sortBySpecificity(types);
      return types;
    } catch (InvalidMediaTypeException nonsense) {
      throw new ResponseStatusException(
          HttpStatus.NOT_ACCEPTABLE, "the Accept header is malformed");
    }
  }
}
