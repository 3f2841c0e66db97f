/** Reports as an OSCAR service: the input passed by its supervisor, and the files returned. */
@NullMarked
package io.oscar.reports.trigger.oscar;

import org.jspecify.annotations.NullMarked;
