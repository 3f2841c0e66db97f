/** How names and values, in a query, in JSON or as options, become one request. */
@NullMarked
package io.oscar.reports.trigger.request;

import org.jspecify.annotations.NullMarked;
