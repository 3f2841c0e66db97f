/**
 * Reports as an OSCAR service: what its supervisor hands over, and the files that it takes back.
 */
@NullMarked
package io.oscar.reports.trigger.oscar;

import org.jspecify.annotations.NullMarked;
