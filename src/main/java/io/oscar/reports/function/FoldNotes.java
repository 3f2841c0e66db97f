package io.oscar.reports.function;

import io.oscar.reports.tally.Folded;
import io.oscar.reports.tally.Tally;

/** Says in one sentence what was folded. */
final class FoldNotes {
  private FoldNotes() {}

  /** Of names that nobody knows, which are no services. */
  static String ofStrangers(Folded.Part names) {
    return names.requests()
        + " requests to "
        + number(names)
        + " names that are neither deployed nor in the manager's log are counted as "
        + Tally.OTHER;
  }

  /**
   * Of names that a report would tell apart if they were fewer.
   *
   * @param what what they are, in the plural
   * @param preposition how requests belong to them
   */
  static String ofTooMany(String what, String preposition, Folded.Part names) {
    return "too many "
        + what
        + " to tell all apart: "
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
