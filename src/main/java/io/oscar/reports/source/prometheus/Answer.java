package io.oscar.reports.source.prometheus;

import java.util.List;
import java.util.Map;

/**
 * What Prometheus answered to a query at one moment.
 *
 * @param rows the values that are numbers
 * @param remarks what Prometheus, or the reading of its answer, has to say about them
 */
record Answer(List<Row> rows, List<String> remarks) {
  /** No values. */
  static final Answer NOTHING = new Answer(List.of(), List.of());

  Answer {
    rows = List.copyOf(rows);
    remarks = List.copyOf(remarks);
  }

  /** The sum of all values. */
  double sum() {
    return rows.stream().mapToDouble(Row::value).sum();
  }

  /**
   * One value.
   *
   * @param labels what tells it from the others
   * @param value a finite number
   */
  record Row(Map<String, String> labels, double value) {

    /** The value of a label; empty where the row does not have it, as Prometheus sees it. */
    String label(String name) {
      return labels.getOrDefault(name, "");
    }
  }
}
