/**
 * What sets the functions off. Each trigger has a sub-package; this one holds what they share: how
 * names and values become a request.
 */
@NullMarked
package io.oscar.reports.trigger;

import org.jspecify.annotations.NullMarked;
