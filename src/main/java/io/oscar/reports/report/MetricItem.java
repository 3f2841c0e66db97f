package io.oscar.reports.report;

/** An item of a list-valued metric. */
public sealed interface MetricItem permits CountryCount, UserCount {}
