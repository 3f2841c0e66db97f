/** The functions: validate the request, ask the sources, compute, answer; nothing is kept. */
@NullMarked
package io.oscar.reports.function;

import org.jspecify.annotations.NullMarked;
