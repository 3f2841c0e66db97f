package io.oscar.reports.source.prometheus;

import io.oscar.reports.report.Completeness;
import java.util.List;

/**
 * The hours of one resource, and how far they can be trusted.
 *
 * @param hours whose the hours are
 * @param status how much of the window they cover
 * @param notes why not all of it, and what else is to be said
 */
record Measured(Attribution hours, Completeness status, List<Note> notes) {

  /** Nothing could be read. */
  static Measured missing(String why) {
    return new Measured(Attribution.NONE, Completeness.MISSING, List.of(Note.internal(why)));
  }
}
