/** HTTP: OSCAR's own routes, and the operations by name. */
@NullMarked
package io.oscar.reports.trigger.http;

import org.jspecify.annotations.NullMarked;
