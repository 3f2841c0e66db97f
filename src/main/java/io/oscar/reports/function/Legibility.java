package io.oscar.reports.function;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.tally.LineCounts;
import io.oscar.reports.tally.Tally;
import io.oscar.reports.tally.UnreadableLines;
import java.util.ArrayList;
import java.util.Locale;

/**
 * Says where most lines of a log that speak of requests could not be read: the log is in a form
 * that is not known, and its source is complete in name only.
 */
final class Legibility {
  private static final String SCOPED_NOTE =
      "lines of this log that speak of requests cannot be read; ask an administrator of the cluster"
          + " for a report, which says what they look like";

  private Legibility() {}

  /** The status for whoever may know all lines: the note says how many they are and their form. */
  static SourceStatus ofAll(SourceStatus status, Tally tally) {
    UnreadableLines unreadable = tally.unreadable();
    long read = understood(tally.lines());
    if (unreadable.lines() <= read) {
      return status;
    }
    String note =
        String.format(
            Locale.ROOT,
            "%d of %d lines that speak of requests cannot be read and are not counted: they look"
                + " like %s; have the log written in one of the forms that docs/operations.md"
                + " names",
            unreadable.lines(),
            unreadable.lines() + read,
            unreadable.form());
    return partial(status, note);
  }

  /**
   * The status for a caller who may know some services only. It is held against what the caller may
   * know: against all lines, it would tell how many requests others made.
   *
   * @param all what was read
   * @param visible the part of it that the caller may know
   */
  static SourceStatus ofVisible(SourceStatus status, Tally all, Tally visible) {
    return all.unreadable().lines() <= visible.lines().counted()
        ? status
        : partial(status, SCOPED_NOTE);
  }

  private static long understood(LineCounts lines) {
    long uncounted =
        lines.rejected().entrySet().stream()
            .filter(rejected -> rejected.getKey().isRequest())
            .mapToLong(rejected -> rejected.getValue())
            .sum();
    return lines.counted() + lines.refused() + uncounted;
  }

  private static SourceStatus partial(SourceStatus status, String note) {
    if (status.status() == Completeness.MISSING) {
      return status;
    }
    var notes = new ArrayList<String>();
    notes.add(note);
    if (!status.notes().isEmpty()) {
      notes.add(status.notes());
    }
    return SourceStatus.of(status.name(), Completeness.PARTIAL, status.lastUpdated(), notes);
  }
}
