package io.oscar.reports.source;

import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import java.util.List;

/**
 * The result of a usage meter.
 *
 * @param usage the hours; a total alone is unattributed
 * @param ofPoints the hours of each requested point
 * @param status the completeness, with notes
 * @param publicNotes the notes that scoped callers may see: they do not depend on hidden services
 */
public record UsageReading(
    Usage usage, List<Usage> ofPoints, SourceStatus status, List<String> publicNotes) {
  public UsageReading {
    ofPoints = List.copyOf(ofPoints);
    publicNotes = List.copyOf(publicNotes);
  }

  /** A reading without points, all of whose notes are internal. */
  public UsageReading(Usage usage, SourceStatus status) {
    this(usage, List.of(), status, List.of());
  }
}
