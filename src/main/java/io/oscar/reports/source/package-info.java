/**
 * The ports of data sources: {@link io.oscar.reports.source.RequestLog}, {@link
 * io.oscar.reports.source.UsageMeter} and {@link io.oscar.reports.source.ServiceInventory}. Each
 * system has a sub-package.
 */
@NullMarked
package io.oscar.reports.source;

import org.jspecify.annotations.NullMarked;
