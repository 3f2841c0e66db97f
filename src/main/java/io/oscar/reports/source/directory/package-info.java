/**
 * The log directory: files with the lines, the services and the processor time of a cluster, for
 * offline reports, the sample cluster and tests.
 */
@NullMarked
package io.oscar.reports.source.directory;

import org.jspecify.annotations.NullMarked;
