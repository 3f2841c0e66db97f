/**
 * Reads CPU and GPU hours from Prometheus, with OSCAR's query templates where they are set and a
 * default that counts jobs, exposed services and short-lived pods otherwise.
 */
@NullMarked
package io.oscar.reports.source.prometheus;

import org.jspecify.annotations.NullMarked;
