@NullMarked
package io.oscar.reports.delivery;

import org.jspecify.annotations.NullMarked;
