/**
 * How the sources talk HTTP: one client with credentials, deadlines, bounded retries and bounded
 * errors.
 */
@NullMarked
package io.oscar.reports.source.http;

import org.jspecify.annotations.NullMarked;
