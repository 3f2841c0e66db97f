package io.oscar.reports.source;

import java.time.Instant;
import java.util.Map;

/**
 * A line as a log store holds it.
 *
 * @param time the store's time of the line; the text holds the same
 * @param text the line itself
 * @param labels labels of the line beside those of its stream, as in {@code geoip_country_code}
 */
public record LoggedLine(Instant time, String text, Map<String, String> labels) {

  public LoggedLine {
    labels = Map.copyOf(labels);
  }

  /** A line without labels of its own. */
  public static LoggedLine of(Instant time, String text) {
    return new LoggedLine(time, text, Map.of());
  }
}
