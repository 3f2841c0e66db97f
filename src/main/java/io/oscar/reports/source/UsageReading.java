package io.oscar.reports.source;

import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import java.util.List;

/**
 * What a usage meter said.
 *
 * @param usage the hours measured; of a total alone, all of them are unattributed
 * @param ofPoints the hours of each of the points that were asked for
 * @param status how far the figures can be trusted, and why not further
 * @param openNotes those of the notes that everybody may know: nothing in them depends on services
 *     that are hidden from some
 */
public record UsageReading(
    Usage usage, List<Usage> ofPoints, SourceStatus status, List<String> openNotes) {
  public UsageReading {
    ofPoints = List.copyOf(ofPoints);
    openNotes = List.copyOf(openNotes);
  }

  /** A reading as a whole, none of whose notes everybody may know. */
  public UsageReading(Usage usage, SourceStatus status) {
    this(usage, List.of(), status, List.of());
  }
}
