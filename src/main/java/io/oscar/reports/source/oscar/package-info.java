/** Lists deployed and visible services with the OSCAR manager's API. */
@NullMarked
package io.oscar.reports.source.oscar;

import org.jspecify.annotations.NullMarked;
