/**
 * The log directory: files with the log lines, services and CPU and GPU time of a cluster, for
 * offline reports, the sample cluster and tests.
 */
@NullMarked
package io.oscar.reports.source.directory;

import org.jspecify.annotations.NullMarked;
