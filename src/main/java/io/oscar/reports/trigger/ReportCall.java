package io.oscar.reports.trigger;

import io.oscar.reports.report.ReportRequest;

/**
 * One report of a job.
 *
 * @param operation which function makes it
 * @param request what the function is asked
 */
public record ReportCall(Operation operation, ReportRequest request) {}
