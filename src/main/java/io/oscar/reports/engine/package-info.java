/** The engine: validates requests, queries the sources and computes reports; stateless. */
@NullMarked
package io.oscar.reports.engine;

import org.jspecify.annotations.NullMarked;
