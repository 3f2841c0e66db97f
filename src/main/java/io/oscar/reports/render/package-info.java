/**
 * The forms in which a finished report is given to its reader. A renderer sees the report and a
 * place to write to, nothing else.
 */
@NullMarked
package io.oscar.reports.render;

import org.jspecify.annotations.NullMarked;
