package io.oscar.reports.trigger.request;

import io.oscar.reports.report.InvalidRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Parses the query string of a URL. */
public final class QueryString {
  private static final String QUERY = "query";
  private static final int LONGEST = 8 * 1024;

  private QueryString() {}

  /**
   * Passes on each parameter with a value, decoded.
   *
   * @param query the text after the question mark, as sent; may be null or empty
   * @throws InvalidRequest if the query is too long or cannot be decoded
   */
  public static void forEach(@Nullable String query, BiConsumer<String, String> parameters) {
    if (query == null) {
      return;
    }
    RequestFields.requireLength(QUERY, query, LONGEST);
    for (int start = 0, end; start <= query.length(); start = end + 1) {
      int next = query.indexOf('&', start);
      end = next < 0 ? query.length() : next;
      hand(query.substring(start, end), parameters);
    }
  }

  private static void hand(String parameter, BiConsumer<String, String> parameters) {
    int equals = parameter.indexOf('=');
    String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
    if (!value.isBlank()) {
      parameters.accept(decoded(parameter.substring(0, equals)), value);
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException undecodable) {
      throw new InvalidRequest(QUERY, "is not valid percent-encoding");
    }
  }
}
