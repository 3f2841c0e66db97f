package io.oscar.reports.source.prometheus;

/**
 * Hours under a name, before it is decided whose they are.
 *
 * @param name the service's name as the labels have it; empty for hours of nobody in particular
 * @param form how far the name can be relied on, one of the forms of {@link ServiceLabels}, or
 *     empty
 * @param hours the hours
 */
record Share(String name, String form, double hours) {

  /** A part of it. */
  Share times(double part) {
    return new Share(name, form, hours * part);
  }
}
