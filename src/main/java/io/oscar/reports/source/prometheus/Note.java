package io.oscar.reports.source.prometheus;

import java.util.List;

/**
 * A note about the figures.
 *
 * @param text one sentence
 * @param isOpen whether it is public, because it discloses neither hidden services nor servers
 */
record Note(String text, boolean isOpen) {

  /** A public note. */
  static Note open(String text) {
    return new Note(text, true);
  }

  /** An internal note. */
  static Note internal(String text) {
    return new Note(text, false);
  }

  /** Internal notes. */
  static List<Note> internal(List<String> texts) {
    return texts.stream().map(Note::internal).toList();
  }
}
