/** Puts the program together from the environment: which sources there are, and where. */
@NullMarked
package io.oscar.reports.assembly;

import org.jspecify.annotations.NullMarked;
