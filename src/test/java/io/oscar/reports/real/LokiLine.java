package io.oscar.reports.real;

import java.util.Map;

/**
 * One line to push to Loki.
 *
 * @param nanos its time in nanoseconds since the epoch
 * @param text the line
 * @param metadata its structured metadata, e.g. {@code geoip_country_code}; empty when it has none
 */
public record LokiLine(long nanos, String text, Map<String, String> metadata) {

  public LokiLine {
    metadata = Map.copyOf(metadata);
  }

  /** A line without structured metadata. */
  public LokiLine(long nanos, String text) {
    this(nanos, text, Map.of());
  }
}
