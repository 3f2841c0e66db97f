@NullMarked
package io.oscar.reports.delivery.s3;

import org.jspecify.annotations.NullMarked;
