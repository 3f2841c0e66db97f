package io.oscar.reports.source.prometheus;

import io.oscar.reports.report.Completeness;
import java.util.ArrayList;
import java.util.List;

/**
 * The hours of one resource and their reliability.
 *
 * @param hours the hours by service
 * @param ofPoints the hours by service of each requested point
 * @param status how much of the window is covered
 * @param notes why coverage is incomplete, and other remarks
 */
record ResourceHours(
    Attribution hours, List<Attribution> ofPoints, Completeness status, List<Note> notes) {

  /** The hours of a whole window. */
  ResourceHours(Attribution hours, Completeness status, List<Note> notes) {
    this(hours, List.of(), status, notes);
  }

  /** The same hours with those of the points. */
  ResourceHours with(List<Attribution> points) {
    return new ResourceHours(hours, points, status, notes);
  }

  /** The same hours without those of the points. */
  ResourceHours withoutPoints(String why) {
    var more = new ArrayList<>(notes);
    more.add(Note.internal("hours over time are not known: " + why));
    return new ResourceHours(
        hours, status == Completeness.OK ? Completeness.PARTIAL : status, more);
  }

  /** Nothing could be read. */
  static ResourceHours missing(String why) {
    return new ResourceHours(Attribution.NONE, Completeness.MISSING, List.of(Note.internal(why)));
  }
}
