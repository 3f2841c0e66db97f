package io.oscar.reports.function;

import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a caller who sees some services only is told of a source: how complete it is, and what
 * follows from their own services. Times, counts and reasons that a source gives are of the whole
 * cluster, and would tell when others were active; they are logged instead.
 */
final class ScopedStatus {
  private static final Logger LOG = LoggerFactory.getLogger(ScopedStatus.class);

  private ScopedStatus() {}

  /** The status of a log of which a tally is visible. */
  static SourceStatus of(SourceStatus full, Tally visible) {
    logIfIncomplete(full);
    return SourceStatus.of(full.name(), full.status(), visible.newest(), generally(full));
  }

  /** The status of a usage meter. */
  static SourceStatus of(UsageReading reading) {
    SourceStatus full = reading.status();
    logIfIncomplete(full);
    var notes = new ArrayList<>(generally(full));
    notes.addAll(reading.openNotes());
    return SourceStatus.of(full.name(), full.status(), full.lastUpdated(), notes);
  }

  private static List<String> generally(SourceStatus full) {
    return switch (full.status()) {
      case OK -> List.of();
      case PARTIAL ->
          List.of(
              "this source did not answer for the whole range, or its figures are doubtful: "
                  + "the reason is in the log of the reports");
      case MISSING ->
          List.of("this source did not answer: the reason is in the log of the reports");
    };
  }

  private static void logIfIncomplete(SourceStatus full) {
    switch (full.status()) {
      case OK -> {
        // nothing was kept from the caller that the operator would have to act on
      }
      case PARTIAL, MISSING ->
          LOG.info(
              "Kept from a caller who sees some services only: {} is {}: {}",
              full.name(),
              full.status(),
              full.notes().replaceAll("\\p{Cntrl}+", " "));
    }
  }
}
