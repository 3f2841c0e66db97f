package io.oscar.reports.source.prometheus;

/**
 * Hours under a name, before it is decided whose they are.
 *
 * @param name the service's name as the labels have it; empty for hours of nobody in particular
 * @param form where the name comes from
 * @param hours the hours
 */
record Share(String name, Form form, double hours) {

  /** A part of it. */
  Share times(double part) {
    return new Share(name, form, hours * part);
  }

  /** What a name and its form are, whoever used the hours. */
  Name key() {
    return form == Form.LABEL ? Name.ofLabel(name) : new Name(name, form);
  }
}
