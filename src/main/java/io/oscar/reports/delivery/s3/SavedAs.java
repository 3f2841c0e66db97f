package io.oscar.reports.delivery.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Tells browsers how to call what they save: the header {@code Content-Disposition}, RFC 6266. */
final class SavedAs {
  private SavedAs() {}

  /** The header's value. */
  static String header(String fileName) {
    String plain = fileName.replaceAll("[^ !#-\\[\\]-~]", "_");
    String header = "attachment; filename=\"" + plain + "\"";
    return plain.equals(fileName) ? header : header + "; filename*=UTF-8''" + encoded(fileName);
  }

  /** RFC 8187 knows neither the + nor the * of forms. */
  private static String encoded(String fileName) {
    return URLEncoder.encode(fileName, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A");
  }
}
