package io.oscar.reports.engine;

import io.oscar.reports.tally.Folded;
import io.oscar.reports.tally.Tally;

/** Notes on folded names, one sentence each. */
final class FoldNotes {
  private FoldNotes() {}

  /** The note on unknown names, which are not services. */
  static String ofStrangers(Folded.Part names) {
    return names.requests()
        + " requests to "
        + number(names)
        + " names that are neither deployed nor in the manager's log are counted as "
        + Tally.OTHER;
  }

  /**
   * The note on names beyond the limit of distinct names.
   *
   * @param what their kind, in the plural
   * @param preposition the preposition between requests and names
   */
  static String ofTooMany(String what, String preposition, Folded.Part names) {
    return "too many "
        + what
        + ": "
        + names.requests()
        + " requests "
        + preposition
        + " "
        + number(names)
        + " "
        + what
        + " are counted as "
        + Tally.OTHER;
  }

  private static String number(Folded.Part names) {
    return (names.isEstimated() ? "about " : "") + names.names();
  }
}
