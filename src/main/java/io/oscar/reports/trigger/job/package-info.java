/**
 * What one message asks for, which may be several reports, and how it is done: read from JSON, made
 * of the same facts, written to where it belongs.
 */
@NullMarked
package io.oscar.reports.trigger.job;

import org.jspecify.annotations.NullMarked;
