package io.oscar.reports.source.loki;

import java.util.Map;

/**
 * A line as Loki returns it.
 *
 * @param epochNanos its time in nanoseconds since 1970
 * @param line its text
 * @param labels the labels of its stream and its structured metadata
 */
record LogEntry(long epochNanos, String line, Map<String, String> labels) {}
