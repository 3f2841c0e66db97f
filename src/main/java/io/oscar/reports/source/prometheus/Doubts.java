package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.SourceFailure;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a closer look at the data found.
 *
 * @param notes what makes the figures doubtful
 * @param serious whether the figures do not cover the window, or cannot be right
 */
record Doubts(List<Note> notes, boolean serious) {
  /** All is well. */
  static final Doubts NONE = new Doubts(List.of(), false);

  /** Takes a closer look, which must not cost the figures if it fails. */
  static Doubts orUnchecked(String what, Supplier<Doubts> look) {
    try {
      return look.get();
    } catch (SourceFailure failure) {
      return unchecked(what, failure);
    }
  }

  /** A closer look failed. */
  static Doubts unchecked(String what, SourceFailure failure) {
    return new Doubts(
        List.of(Note.internal(what + " not checked: " + failure.getMessage())), false);
  }
}
