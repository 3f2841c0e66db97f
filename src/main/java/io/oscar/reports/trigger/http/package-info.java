/** Reports over HTTP: OSCAR's own routes, and the functions by name. */
@NullMarked
package io.oscar.reports.trigger.http;

import org.jspecify.annotations.NullMarked;
