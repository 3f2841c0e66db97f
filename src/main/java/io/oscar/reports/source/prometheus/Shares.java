package io.oscar.reports.source.prometheus;

import java.util.List;
import java.util.stream.Stream;

/**
 * The hours of one metric in a window.
 *
 * @param shares the hours by name; empty where no series matched
 * @param remarks what is to be said about them
 * @param complete whether they cover the whole window
 */
record Shares(List<Share> shares, List<Note> remarks, boolean complete) {

  Shares {
    shares = List.copyOf(shares);
    remarks = List.copyOf(remarks);
  }

  /** These and others of the same window. */
  Shares plus(Shares others) {
    return new Shares(
        Stream.concat(shares.stream(), others.shares.stream()).toList(),
        Stream.concat(remarks.stream(), others.remarks.stream()).toList(),
        complete && others.complete);
  }

  /** The same, of which something is missing. */
  Shares partial(String remark) {
    return new Shares(
        shares, Stream.concat(remarks.stream(), Stream.of(Note.internal(remark))).toList(), false);
  }

  /** Whether no series matched. */
  boolean isEmpty() {
    return shares.isEmpty();
  }
}
