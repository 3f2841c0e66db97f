/** The model of usage reports, and the pure computations from the sources' data. */
@NullMarked
package io.oscar.reports.report;

import org.jspecify.annotations.NullMarked;
