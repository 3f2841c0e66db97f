/**
 * Reads CPU and GPU hours from Prometheus, with OSCAR's query templates if configured, and
 * otherwise a default query that includes jobs, exposed services and short-lived pods.
 */
@NullMarked
package io.oscar.reports.source.prometheus;

import org.jspecify.annotations.NullMarked;
