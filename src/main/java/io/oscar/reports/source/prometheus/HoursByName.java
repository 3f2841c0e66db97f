package io.oscar.reports.source.prometheus;

import java.util.List;
import java.util.stream.Stream;

/**
 * The hours of one metric in a window, by name.
 *
 * @param shares the hours by name; empty if no series matched
 * @param remarks notes about them
 * @param complete whether they cover the whole window
 */
record HoursByName(List<NamedHours> shares, List<Note> remarks, boolean complete) {

  HoursByName {
    shares = List.copyOf(shares);
    remarks = List.copyOf(remarks);
  }

  /** The sum of these and others of the same window. */
  HoursByName plus(HoursByName others) {
    return new HoursByName(
        Stream.concat(shares.stream(), others.shares.stream()).toList(),
        Stream.concat(remarks.stream(), others.remarks.stream()).toList(),
        complete && others.complete);
  }

  /** The same, marked as incomplete. */
  HoursByName partial(String remark) {
    return new HoursByName(
        shares, Stream.concat(remarks.stream(), Stream.of(Note.internal(remark))).toList(), false);
  }

  /** Whether no series matched. */
  boolean isEmpty() {
    return shares.isEmpty();
  }
}
