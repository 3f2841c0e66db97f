package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.SourceFailure;
import java.util.List;
import java.util.function.Supplier;

/**
 * The findings of a data check.
 *
 * @param notes the reasons for doubt
 * @param serious whether the figures do not cover the window, or are wrong
 */
record Findings(List<Note> notes, boolean serious) {
  /** No findings. */
  static final Findings NONE = new Findings(List.of(), false);

  /** Runs a check; its failure does not discard the figures. */
  static Findings orUnchecked(String what, Supplier<Findings> look) {
    try {
      return look.get();
    } catch (SourceFailure failure) {
      return unchecked(what, failure);
    }
  }

  /** A failed check. */
  static Findings unchecked(String what, SourceFailure failure) {
    return new Findings(
        List.of(Note.internal(what + " not checked: " + failure.getMessage())), false);
  }
}
