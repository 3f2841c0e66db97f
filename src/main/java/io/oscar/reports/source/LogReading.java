package io.oscar.reports.source;

import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.tally.Tally;

/**
 * The result of a request log.
 *
 * @param tally the requests that could be read
 * @param status the completeness, with notes on what is missing and why; line counts are in the
 *     tally
 */
public record LogReading(Tally tally, SourceStatus status) {}
