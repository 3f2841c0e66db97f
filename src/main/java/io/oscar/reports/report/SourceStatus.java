package io.oscar.reports.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source could say about the range of a report.
 *
 * @param name the source
 * @param status how much of the range it could answer for
 * @param lastUpdated the newest datum read, or null where none was
 * @param notes what a reader should know, joined to one text; empty where there is nothing to say
 */
public record SourceStatus(
    SourceName name, Completeness status, @Nullable Instant lastUpdated, String notes) {

  /** A status with several notes. */
  public static SourceStatus of(
      SourceName name, Completeness status, @Nullable Instant lastUpdated, List<String> notes) {
    return new SourceStatus(name, status, lastUpdated, String.join("; ", notes));
  }

  /** The status of a source that said nothing. */
  public static SourceStatus missing(SourceName name, String why) {
    return new SourceStatus(name, Completeness.MISSING, null, why);
  }

  /** The metrics in doubt: none where the source is complete. */
  public List<MetricKey> impactedMetrics() {
    return status == Completeness.OK ? List.of() : name.impacted();
  }
}
