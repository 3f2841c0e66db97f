package io.oscar.reports.source.prometheus;

import java.util.List;

/**
 * Something to be said about the figures.
 *
 * @param text one sentence
 * @param isOpen whether everybody may know it, because it tells nothing of services that are hidden
 *     from some, nor of the servers
 */
record Note(String text, boolean isOpen) {

  /** A note for everybody. */
  static Note open(String text) {
    return new Note(text, true);
  }

  /** A note for those who may know everything. */
  static Note internal(String text) {
    return new Note(text, false);
  }

  /** Notes for those who may know everything. */
  static List<Note> internal(List<String> texts) {
    return texts.stream().map(Note::internal).toList();
  }
}
