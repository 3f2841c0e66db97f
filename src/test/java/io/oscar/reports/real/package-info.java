/** Real servers for the tests tagged {@code real} and for the benchmarks. */
@NullMarked
package io.oscar.reports.real;

import org.jspecify.annotations.NullMarked;
