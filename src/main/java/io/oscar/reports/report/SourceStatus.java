package io.oscar.reports.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status of a source for the range of a report.
 *
 * @param name the source
 * @param status how much of the range it covers
 * @param lastUpdated the time of the newest datum read, or null if there was none
 * @param notes notes for the reader, joined to one text; may be empty
 */
public record SourceStatus(
    SourceName name, Completeness status, @Nullable Instant lastUpdated, String notes) {

  /** A status with several notes. */
  public static SourceStatus of(
      SourceName name, Completeness status, @Nullable Instant lastUpdated, List<String> notes) {
    return new SourceStatus(name, status, lastUpdated, String.join("; ", notes));
  }

  /** The status of a source without data. */
  public static SourceStatus missing(SourceName name, String why) {
    return new SourceStatus(name, Completeness.MISSING, null, why);
  }

  /** The affected metrics: none if the source is complete. */
  public List<MetricKey> impactedMetrics() {
    return status == Completeness.OK ? List.of() : name.impacted();
  }
}
