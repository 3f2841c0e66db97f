/**
 * Compares the documents with the program: examples are run and their answers compared with those
 * shown, tables with what the code declares.
 */
@NullMarked
package io.oscar.reports.docs;

import org.jspecify.annotations.NullMarked;
