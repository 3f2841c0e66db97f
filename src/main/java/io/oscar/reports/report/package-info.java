/**
 * The words of a usage report, and the pure computations that turn what the sources said into one.
 */
@NullMarked
package io.oscar.reports.report;

import org.jspecify.annotations.NullMarked;
