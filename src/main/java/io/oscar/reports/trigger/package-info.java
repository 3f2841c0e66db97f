/**
 * The triggers, each in a sub-package. They share {@code request}, {@code job} and this package:
 * routes, content negotiation, response headers and error mapping.
 */
@NullMarked
package io.oscar.reports.trigger;

import org.jspecify.annotations.NullMarked;
