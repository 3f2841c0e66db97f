/** Rendering of finished reports. A renderer knows the report and a writer, nothing else. */
@NullMarked
package io.oscar.reports.render;

import org.jspecify.annotations.NullMarked;
