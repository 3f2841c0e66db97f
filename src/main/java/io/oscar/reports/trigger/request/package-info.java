/** Parses requests from queries, JSON and options. */
@NullMarked
package io.oscar.reports.trigger.request;

import org.jspecify.annotations.NullMarked;
