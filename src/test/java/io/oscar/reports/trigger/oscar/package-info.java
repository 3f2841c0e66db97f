@NullMarked
package io.oscar.reports.trigger.oscar;

import org.jspecify.annotations.NullMarked;
