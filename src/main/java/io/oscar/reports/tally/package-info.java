/**
 * Counting of requests within a limit of memory.
 *
 * <p>This package depends on {@code accesslog} only.
 */
@NullMarked
package io.oscar.reports.tally;

import org.jspecify.annotations.NullMarked;
