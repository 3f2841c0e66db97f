/** Writes finished reports to a stream, a file or an object of a bucket. */
@NullMarked
package io.oscar.reports.delivery;

import org.jspecify.annotations.NullMarked;
