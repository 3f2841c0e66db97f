/**
 * The HTTP client of the sources: credentials, deadlines, limited retries and limited error bodies.
 */
@NullMarked
package io.oscar.reports.source.http;

import org.jspecify.annotations.NullMarked;
