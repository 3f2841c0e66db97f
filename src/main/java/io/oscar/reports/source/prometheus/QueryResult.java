package io.oscar.reports.source.prometheus;

import java.util.List;
import java.util.Map;

/**
 * The result of an instant query.
 *
 * @param rows the finite values
 * @param remarks the warnings of Prometheus and of parsing the response
 */
record QueryResult(List<Row> rows, List<String> remarks) {
  /** An empty result. */
  static final QueryResult NOTHING = new QueryResult(List.of(), List.of());

  QueryResult {
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
   * @param labels its labels
   * @param value a finite number
   */
  record Row(Map<String, String> labels, double value) {

    /** The value of a label; empty if absent, as in Prometheus. */
    String label(String name) {
      return labels.getOrDefault(name, "");
    }
  }
}
