package io.oscar.reports.source;

import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.tally.Tally;

/**
 * What a request log said.
 *
 * @param tally the requests that could be read
 * @param status how much of the range that is; its notes say what is missing and why, and leave the
 *     account of the lines to the tally
 */
public record LogReading(Tally tally, SourceStatus status) {}
