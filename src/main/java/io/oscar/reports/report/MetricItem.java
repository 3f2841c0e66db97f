package io.oscar.reports.report;

/** A row of a metric that is a list. */
public sealed interface MetricItem permits CountryCount, UserCount {}
