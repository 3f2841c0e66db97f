/**
 * Reports from AWS Lambda: the events of an HTTP API or a function URL, and direct invocations.
 * Only the Maven profile {@code lambda} builds it.
 */
@NullMarked
package io.oscar.reports.trigger.lambda;

import org.jspecify.annotations.NullMarked;
