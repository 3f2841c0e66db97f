package io.oscar.reports.engine;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.tally.LineCounts;
import io.oscar.reports.tally.Tally;
import io.oscar.reports.tally.UnreadableLines;
import java.util.ArrayList;
import java.util.Locale;

/**
 * Marks a source as partial if most request lines of its log could not be parsed, that is, the log
 * has an unknown format.
 */
final class UnreadableLinesCheck {
  private static final String SCOPED_NOTE =
      "some request lines of this log cannot be parsed; a report of an administrator describes"
          + " them";

  private UnreadableLinesCheck() {}

  /** The status for callers who may see all lines, with the number and form of unreadable lines. */
  static SourceStatus ofAll(SourceStatus status, Tally tally) {
    UnreadableLines unreadable = tally.unreadable();
    long read = understood(tally.lines());
    if (unreadable.lines() <= read) {
      return status;
    }
    String note =
        String.format(
            Locale.ROOT,
            "%d of %d request lines cannot be parsed and are not counted; they look like: %s; use"
                + " one of the log formats listed in docs/operations.md",
            unreadable.lines(),
            unreadable.lines() + read,
            unreadable.form());
    return partial(status, note);
  }

  /**
   * The status for a scoped caller, computed from visible requests only: otherwise it would reveal
   * the number of requests of others.
   *
   * @param all what was read
   * @param visible the part visible to the caller
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
