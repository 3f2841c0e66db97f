package io.oscar.reports.source.prometheus;

import io.oscar.reports.report.Completeness;
import java.util.ArrayList;
import java.util.List;

/**
 * The hours of one resource, and how far they can be trusted.
 *
 * @param hours whose the hours are
 * @param ofPoints whose they are in each of the points that were asked for
 * @param status how much of the window they cover
 * @param notes why not all of it, and what else is to be said
 */
record Measured(
    Attribution hours, List<Attribution> ofPoints, Completeness status, List<Note> notes) {

  /** The hours of a window as a whole. */
  Measured(Attribution hours, Completeness status, List<Note> notes) {
    this(hours, List.of(), status, notes);
  }

  /** The same hours with those of parts of the window. */
  Measured with(List<Attribution> points) {
    return new Measured(hours, points, status, notes);
  }

  /** The same hours, those of whose parts are not known. */
  Measured withoutPoints(String why) {
    var more = new ArrayList<>(notes);
    more.add(Note.internal("hours over time are not known: " + why));
    return new Measured(hours, status == Completeness.OK ? Completeness.PARTIAL : status, more);
  }

  /** Nothing could be read. */
  static Measured missing(String why) {
    return new Measured(Attribution.NONE, Completeness.MISSING, List.of(Note.internal(why)));
  }
}
