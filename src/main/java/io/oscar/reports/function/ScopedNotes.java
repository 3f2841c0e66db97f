package io.oscar.reports.function;

import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.SourceFailure;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What callers who see a part of the cluster are told of its sources: what is missing, and nothing
 * of where the systems behind it are and what they say. Administrators and the command line are
 * told all.
 */
final class ScopedNotes {
  private static final String SEPARATOR = "; ";

  private ScopedNotes() {}

  /** The same status, with notes for such callers. */
  static SourceStatus of(SourceStatus status) {
    String notes =
        Arrays.stream(status.notes().split(SEPARATOR, -1))
            .map(SourceFailure::outline)
            .map(ScopedNotes::withoutAddress)
            .distinct()
            .collect(Collectors.joining(SEPARATOR));
    return new SourceStatus(status.name(), status.status(), status.lastUpdated(), notes);
  }

  private static String withoutAddress(String note) {
    return note.contains("://") ? "there is a note for administrators" : note;
  }
}
