/**
 * Parsing of access logs: what each line says, in whichever format it is.
 *
 * <p>This package depends on no other.
 */
@NullMarked
package io.oscar.reports.accesslog;

import org.jspecify.annotations.NullMarked;
