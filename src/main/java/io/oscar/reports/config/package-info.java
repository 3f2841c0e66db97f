/** Configuration: creates the program's parts from environment variables. */
@NullMarked
package io.oscar.reports.config;

import org.jspecify.annotations.NullMarked;
