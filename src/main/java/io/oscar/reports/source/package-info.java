/**
 * The three ports through which a report learns what happened: {@link
 * io.oscar.reports.source.RequestLog}, {@link io.oscar.reports.source.UsageMeter} and {@link
 * io.oscar.reports.source.ServiceInventory}. There is one sub-package for each system behind them.
 */
@NullMarked
package io.oscar.reports.source;

import org.jspecify.annotations.NullMarked;
