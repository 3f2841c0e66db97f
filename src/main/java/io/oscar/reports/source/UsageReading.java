package io.oscar.reports.source;

import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;

/**
 * What a usage meter said.
 *
 * @param usage the hours measured; of a total alone, all of them are unattributed
 * @param status how far the figures can be trusted, and why not further
 */
public record UsageReading(Usage usage, SourceStatus status) {}
