/** The command line. */
@NullMarked
package io.oscar.reports.trigger.cli;

import org.jspecify.annotations.NullMarked;
