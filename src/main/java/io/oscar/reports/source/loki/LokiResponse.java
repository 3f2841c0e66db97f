package io.oscar.reports.source.loki;

import java.util.List;

/**
 * A successful response of Loki.
 *
 * @param data the result
 * @param warnings Loki's warnings; they may mean that data are missing
 */
record LokiResponse<T>(List<T> data, List<String> warnings) {}
