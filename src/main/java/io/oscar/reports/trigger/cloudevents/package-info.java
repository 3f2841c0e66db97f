/**
 * CloudEvents 1.0 as requests and responses, independent of the protocol. Events are read in binary
 * and structured mode and answered in the same mode.
 */
@NullMarked
package io.oscar.reports.trigger.cloudevents;

import org.jspecify.annotations.NullMarked;
