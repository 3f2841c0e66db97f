package io.oscar.reports.source.prometheus;

/**
 * Hours of a name before attribution.
 *
 * @param name the service's name according to labels; empty for unattributed hours
 * @param form the origin of the name
 * @param hours the hours
 */
record NamedHours(String name, NameKind form, double hours) {

  /** A part of the hours. */
  NamedHours times(double part) {
    return new NamedHours(name, form, hours * part);
  }

  /** The name with its form. */
  SeriesName key() {
    return form == NameKind.LABEL ? SeriesName.ofLabel(name) : new SeriesName(name, form);
  }
}
