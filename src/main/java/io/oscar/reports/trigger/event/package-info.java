/**
 * CloudEvents 1.0 as requests and answers, whatever protocol carries them: events are read in the
 * binary and the structured mode, and answered in the mode they came in.
 */
@NullMarked
package io.oscar.reports.trigger.event;

import org.jspecify.annotations.NullMarked;
