/**
 * What sets the functions off. Each trigger has a sub-package; they share {@code request}, {@code
 * job}, and what is here: which paths there are, and what answers and errors look like to callers.
 */
@NullMarked
package io.oscar.reports.trigger;

import org.jspecify.annotations.NullMarked;
