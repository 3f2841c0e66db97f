/**
 * Counts logged requests in Grafana Loki exactly, within the limits of a default installation.
 *
 * <p>{@link io.oscar.reports.source.loki.LokiRequestLog} is the entry point. It plans by the
 * index's volumes ({@code VolumeHistogram}, {@code WindowScheduler}), counts sparse windows by
 * LogQL ({@code WindowCounter}) and reads dense ones as lines ({@code WindowReader}).
 */
@NullMarked
package io.oscar.reports.source.loki;

import org.jspecify.annotations.NullMarked;
