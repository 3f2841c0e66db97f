package io.oscar.reports.trigger.request;

import io.oscar.reports.report.InvalidRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Requests as the query of a URL, where no server has taken it apart. */
public final class QueryText {
  private static final String QUERY = "query";

  private QueryText() {}

  /**
   * The parts that a query sets. Unknown parameters and empty values are passed over, as in OSCAR.
   *
   * @param query the text after the question mark, as sent; null or empty where there is none
   * @throws InvalidRequest if a parameter is given twice or the query cannot be decoded
   */
  public static RequestFields read(@Nullable String query) {
    var fields = new RequestFields();
    forEach(
        query, (name, value) -> RequestField.of(name).ifPresent(field -> fields.set(field, value)));
    return fields;
  }

  /**
   * Hands over each parameter with a value, decoded.
   *
   * @param query the text after the question mark, as sent; null or empty where there is none
   * @throws InvalidRequest if the query cannot be decoded
   */
  public static void forEach(@Nullable String query, BiConsumer<String, String> parameters) {
    if (query == null) {
      return;
    }
    for (String parameter : query.split("&")) {
      String[] parts = parameter.split("=", 2);
      String value = parts.length == 2 ? decoded(parts[1]) : "";
      if (!value.isBlank()) {
        parameters.accept(decoded(parts[0]), value);
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException undecodable) {
      throw new InvalidRequest(QUERY, "cannot be decoded");
    }
  }
}
