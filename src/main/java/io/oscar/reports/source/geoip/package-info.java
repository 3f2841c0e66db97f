/** Country databases in MaxMind's format. */
@NullMarked
package io.oscar.reports.source.geoip;

import org.jspecify.annotations.NullMarked;
