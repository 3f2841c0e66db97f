/**
 * Counting: what a log line means, and the tally that requests are folded into.
 *
 * <p>This package knows no source and no report; everything else is built on it.
 */
@NullMarked
package io.oscar.reports.tally;

import org.jspecify.annotations.NullMarked;
