package io.oscar.reports.source.loki;

import java.util.Map;

/**
 * A count of lines by labels.
 *
 * @param labels the labels asked for that are not empty
 * @param count the number of lines
 */
record Series(Map<String, String> labels, long count) {
  /** The value of a label; empty where it has none. */
  String label(String name) {
    return labels.getOrDefault(name, "");
  }
}
