/** Brings finished reports to where they belong: a stream, a file, an object of a bucket. */
@NullMarked
package io.oscar.reports.delivery;

import org.jspecify.annotations.NullMarked;
