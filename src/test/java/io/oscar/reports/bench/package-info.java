/**
 * Logs of a busy cluster, made from a seed, for the measurements of {@code scripts/bench-report}.
 */
@NullMarked
package io.oscar.reports.bench;

import org.jspecify.annotations.NullMarked;
