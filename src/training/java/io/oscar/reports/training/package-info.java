/**
 * Shows the JVM, while the program is packaged, what the program does, so that it starts faster.
 */
@NullMarked
package io.oscar.reports.training;

import org.jspecify.annotations.NullMarked;
