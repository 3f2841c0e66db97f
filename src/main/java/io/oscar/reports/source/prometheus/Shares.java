package io.oscar.reports.source.prometheus;

import java.util.List;

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

  /** Whether no series matched. */
  boolean isEmpty() {
    return shares.isEmpty();
  }
}
