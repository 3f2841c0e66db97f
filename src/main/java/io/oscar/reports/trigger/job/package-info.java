/**
 * Jobs: one message may request several reports. Parses them from JSON, creates them from the same
 * facts and writes them to their target.
 */
@NullMarked
package io.oscar.reports.trigger.job;

import org.jspecify.annotations.NullMarked;
