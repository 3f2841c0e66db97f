/**
 * Requests on record in Grafana Loki, tallied exactly within the limits of a stock installation.
 *
 * <p>{@link io.oscar.reports.source.loki.LokiRequestLog} is the way in. It plans with the index's
 * volumes ({@code DensityMap}, {@code Course}), counts sparse windows by LogQL ({@code
 * WindowCounter}) and reads dense ones as lines ({@code LineReader}).
 */
@NullMarked
package io.oscar.reports.source.loki;

import org.jspecify.annotations.NullMarked;
