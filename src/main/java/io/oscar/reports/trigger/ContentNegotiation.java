package io.oscar.reports.trigger;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.job.ReportJob;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/**
 * Content negotiation: the format that a client accepts ({@code Accept}, RFC 9110, section 12.5.1).
 */
public final class ContentNegotiation {
  private static final String ANYTHING = "*/*";
  private static final int MOST_TYPES = 50;
  private static final int LONGEST = 8 * 1024;

  private ContentNegotiation() {}

  /**
   * The format of those reports of a job that name none themselves; JSON if the client accepts any.
   *
   * @param headers the values of the {@code Accept} header
   * @throws NotAcceptable if the reports are the response and the client accepts none of the
   *     formats
   */
  public static ReportFormat of(ReportJob job, List<String> headers) {
    boolean isNamed = job.calls().stream().allMatch(call -> call.request().format() != null);
    if (isNamed) {
      return ReportFormat.JSON;
    }
    return job.output() == null ? best(headers) : ofObjects(headers);
  }

  /**
   * The format of the response; JSON if the client accepts any.
   *
   * @param headers the values of the {@code Accept} header
   * @throws NotAcceptable if the client accepts none of the formats
   */
  static ReportFormat best(List<String> headers) {
    if (headers.isEmpty() || headers.equals(List.of(ANYTHING))) {
      return ReportFormat.JSON;
    }
    List<MediaType> accepted = accepted(headers);
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
    throw new NotAcceptable(
        "reports are available as application/json, text/csv or text/plain; the client accepts none"
            + " of them");
  }

  /**
   * The format of objects whose request names none: CSV if the client accepts it explicitly, else
   * JSON. Never refused, since the response is a receipt.
   *
   * @param headers the values of the {@code Accept} header
   */
  static ReportFormat ofObjects(List<String> headers) {
    MediaType csv = MediaType.parseMediaType(ReportFormat.CSV.mediaType());
    boolean isCsv = accepted(headers).stream().anyMatch(type -> type.equalsTypeAndSubtype(csv));
    return isCsv ? ReportFormat.CSV : ReportFormat.JSON;
  }

  private static List<MediaType> accepted(List<String> headers) {
    if (headers.stream().mapToInt(String::length).sum() > LONGEST) {
      throw new NotAcceptable("the Accept header is longer than " + LONGEST + " characters");
    }
    try {
      var types = new ArrayList<MediaType>(MediaType.parseMediaTypes(headers));
      if (types.size() > MOST_TYPES) {
        throw new NotAcceptable("the Accept header names more than " + MOST_TYPES + " media types");
      }
      MimeTypeUtils.sortBySpecificity(types);
      return types;
    } catch (InvalidMediaTypeException nonsense) {
      throw new NotAcceptable("the Accept header is malformed");
    }
  }
}
