package io.oscar.reports.engine;

import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status of a source for a scoped caller: its completeness and what follows from visible
 * services. Times, counts and reasons concern the whole cluster and would reveal the activity of
 * others; they are logged instead.
 */
final class ScopedStatus {
  private static final Logger LOG = LoggerFactory.getLogger(ScopedStatus.class);

  private ScopedStatus() {}

  /** The status of a log with a visible tally. */
  static SourceStatus of(SourceStatus full, Tally visible) {
    logIfIncomplete(full);
    return SourceStatus.of(full.name(), full.status(), visible.newest(), generally(full));
  }

  /** The status of a usage meter. */
  static SourceStatus of(UsageReading reading) {
    SourceStatus full = reading.status();
    logIfIncomplete(full);
    var notes = new ArrayList<>(generally(full));
    notes.addAll(reading.publicNotes());
    return SourceStatus.of(full.name(), full.status(), full.lastUpdated(), notes);
  }

  private static List<String> generally(SourceStatus full) {
    return switch (full.status()) {
      case OK -> List.of();
      case PARTIAL -> List.of("this source is incomplete; see the program's log for the reason");
      case MISSING -> List.of("this source is missing; see the program's log for the reason");
    };
  }

  private static void logIfIncomplete(SourceStatus full) {
    switch (full.status()) {
      case OK -> {
        // nothing hidden that the operator would have to act on
      }
      case PARTIAL, MISSING ->
          LOG.info(
              "Hidden from a scoped caller: {} is {}: {}",
              full.name(),
              full.status(),
              full.notes().replaceAll("\\p{Cntrl}+", " "));
    }
  }
}
