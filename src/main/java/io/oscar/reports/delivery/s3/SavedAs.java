package io.oscar.reports.delivery.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Tells browsers how to call what they save: the header {@code Content-Disposition}, RFC 6266. */
final class SavedAs {
  private SavedAs() {}

  /** The header's value. */
  static String header(String fileName) {
    String plain = plain(fileName);
    String header = "attachment; filename=\"" + plain + "\"";
    return plain.equals(fileName) ? header : header + "; filename*=UTF-8''" + encoded(fileName);
  }

  /** What stands for itself within quotes. */
  private static String plain(String fileName) {
    var plain = new StringBuilder(fileName.length());
    fileName.codePoints().forEach(c -> plain.append(isPlain(c) ? (char) c : '_'));
    return plain.toString();
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
  }

  /** RFC 8187 knows neither the + nor the * of forms. */
  private static String encoded(String fileName) {
    return URLEncoder.encode(fileName, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A");
  }
}
