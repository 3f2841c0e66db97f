package io.oscar.reports.source.loki;

import java.util.Map;

/**
 * A log line returned by Loki.
 *
 * @param epochNanos the timestamp in nanoseconds since 1970
 * @param line the text
 * @param labels the stream labels and structured metadata
 */
record LogEntry(long epochNanos, String line, Map<String, String> labels) {}
