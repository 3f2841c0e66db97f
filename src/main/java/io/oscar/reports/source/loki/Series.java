package io.oscar.reports.source.loki;

import java.util.Map;

/**
 * A count of lines with equal labels.
 *
 * @param labels the requested labels that are not empty
 * @param count the number of lines
 */
record Series(Map<String, String> labels, long count) {
  /** The value of a label; empty if absent. */
  String label(String name) {
    return labels.getOrDefault(name, "");
  }
}
