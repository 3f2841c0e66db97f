/** Asks the OSCAR manager which services are deployed, and which of them a caller may see. */
@NullMarked
package io.oscar.reports.source.oscar;

import org.jspecify.annotations.NullMarked;
