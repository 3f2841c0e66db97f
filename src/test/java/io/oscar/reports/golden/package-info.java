/**
 * The API as it is, byte for byte: what the program answers from the sample cluster, asked in every
 * way in, is held against the files in {@code src/test/resources/golden}.
 */
@NullMarked
package io.oscar.reports.golden;

import org.jspecify.annotations.NullMarked;
