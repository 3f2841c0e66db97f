package io.oscar.reports.source.loki;

import java.util.List;

/**
 * A successful answer of Loki.
 *
 * @param data what was asked for
 * @param warnings what Loki says about it; a warning may mean that something is missing
 */
record LokiAnswer<T>(List<T> data, List<String> warnings) {}
